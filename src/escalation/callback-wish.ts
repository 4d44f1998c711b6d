import { fold } from '../spoken/fold.ts';

/** The call-back phrases of one language, for folded text: lower case, no accents, no apostrophes. */
interface CallbackWords {
  readonly callback: RegExp;
  /** Turns a `callback` phrase into its opposite: "don't call me back". */
  readonly negation: RegExp;
  /** The caller does not want to wait, or gives up. */
  readonly declines: RegExp;
}

const WORDS: readonly CallbackWords[] = [
  {
    callback:
      /\bcall(ed|ing)? ?back\b|\b(call|ring|phone)(ing|ed|s)? (me|you|us) (back|later|tomorrow|tonight|when|at|in|on)\b|\bget back to (me|you|us)\b|\breturn (my|your|the) call\b/,
    negation: /\b(dont|do not|never|not|without)\b/,
    declines:
      /\b(dont|do not|cant|cannot|can not|wont|will not|not going to|not) (want to |have time to |wanna )?(wait|hold)\b|\btoo long\b|\bnever ?mind\b|\bforget it\b|\bno time\b/,
  },
  {
    callback: /\brappel\w*|\brecontact\w+/,
    negation: /\b(ne|pas|jamais)\b/,
    declines: /\bpas (le temps d )?attendre\b|\btrop long(temps)?\b|\blaissez tomber\b|\btant pis\b/,
  },
  {
    callback: /\brichiam\w+|\bricontatt\w+/,
    negation: /\bnon\b/,
    declines:
      /\bnon (voglio|posso|ho tempo di|riesco a)? ?aspett\w+|\btroppo (tempo|lungo|lunga)?\b|\blasci\w* (stare|perdere)\b/,
  },
  {
    callback: /\bzuruck ?(zu|ge)?ruf\w*|\bruckruf\w*|\b(ruf\w*|meld\w*) .{0,30}\bzuruck\b/,
    negation: /\b(nicht|kein\w*|ohne)\b/,
    declines:
      /\bnicht (so lange |mehr )?warten\b|\bzu lang\w*|\bkeine zeit\b|\blassen sie es\b|\bschon gut\b/,
  },
  {
    callback:
      /\b(me|le|te|nos) llam(e|en|an|a|emos|amos|aran|aremos|ara)\b|\bllam(eme|enme|arme|arle|arte|ame|emos nosotros|arle nosotros)\b|\bdevol\w+ (la|mi|su) llamada\b|\bllamada de vuelta\b/,
    negation: /\bno (me|quiero|hace|necesito|es)\b/,
    declines: /\bno (quiero|puedo|voy a) esperar\b|\bdemasiado\b|\bmucho tiempo\b|\bdejelo\b|\bolvidelo\b/,
  },
  {
    callback:
      /\b(lig\w+|chamada) de volta\b|\b(me|lhe) (lig(ue|uem|ar|a)|retorn\w+)\b(?! (com|para um|pra um|ao|a um))|\bligue(m)? me\b|\bretorn\w+ (a|minha|sua) (ligacao|chamada)\b/,
    negation: /\bnao (quero|precis\w+|me|lig\w+)\b/,
    declines:
      /\bnao (quero|posso|vou|da para) esperar\b|\b(muito tempo|demais)\b|\bdeixa (pra la|quieto)\b|\besquece\b/,
  },
  {
    callback:
      /वापस (कॉल|काल|फोन)|(कॉल|काल|फोन) (बैक|वापस)|(मुझे|हमें|आपको) .{0,20}(कॉल|काल|फोन) (कर|करें|कीजिए)|\b(wapas|vapas) (call|phone)|\b(mujhe|humein|hamein) .{0,20}(call|phone) (kar|kij)/,
    negation: /मत|नहीं|\b(mat|nahi|nahin)\b/,
    declines:
      /(इंतजार|रुक) .{0,12}नहीं|नहीं .{0,12}(रुक|इंतजार)|रहने दीजिए|\b(intezaar|intezar|ruk) .{0,12}nahi|\brehne d/,
  },
];

/** Whether a sentence of the caller or of the assistant mentions a call-back. */
export function mentionsCallback(text: string): boolean {
  const folded = fold(text);
  return WORDS.some(({ callback }) => callback.test(folded));
}

/** Whether a caller who can wait or be called back chooses the call-back. */
export function wishesCallback(text: string): boolean {
  const folded = fold(text);
  return WORDS.some(({ callback, negation }) => callback.test(folded) && !negation.test(folded));
}

/** Whether a caller who was told how long the wait is refuses to wait. */
export function declinesWait(text: string): boolean {
  const folded = fold(text);
  return WORDS.some(({ declines }) => declines.test(folded));
}
