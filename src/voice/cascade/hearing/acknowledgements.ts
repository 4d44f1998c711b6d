/** Words with which a listener shows that they follow, in the languages of the gateway. */
const WORDS =
  'mm mmm mhm mm-hm mmhm hm hmm uh-huh uhuh aha ah oh okay ok yeah yep yes right sure exactly great good fine ' +
  'ja genau klar gut alles verstehe stimmt oui ouais daccord voilà bien sì si certo va bene capito ' +
  'sí vale claro ajá ya bueno sim tá certo entendi aham हाँ हां जी अच्छा ठीक है हम्म haan ji accha theek hai ' +
  'i see je vois ich ho';

const ACKNOWLEDGEMENTS: ReadonlySet<string> = new Set(WORDS.split(' '));

/** A whole sentence of an acknowledgement; more words say something else. */
const MAX_WORDS = 4;

/** Whether these words, said while the assistant speaks, leave the floor to it. No words do too. */
export function onlyAcknowledges(text: string): boolean {
  const words = text
    .toLowerCase()
    .replace(/['’]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}-]+/u)
    .filter((word) => word !== '');
  return words.length <= MAX_WORDS && words.every((word) => ACKNOWLEDGEMENTS.has(word));
}
