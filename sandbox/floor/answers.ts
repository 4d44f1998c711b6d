import type { ModelAnswer } from '../model/script.ts';
import { type Clip, type ClipKind, type ClipLanguage, LANGUAGES } from './clips.ts';

/** Share of a clip's words that must be heard before its own answer is given. */
const UNDERSTOOD = 0.5;
/** What the assistant says: to a question three sentences, to an interruption one or two, to what it did not understand a few words. */
interface AssistantTexts {
  readonly long: string;
  readonly short: string;
  readonly filler: string;
}

const TEXTS: Readonly<Record<ClipLanguage, AssistantTexts>> = {
  en: {
    long: 'The standard service reaches most addresses in three days. Orders before noon leave our warehouse on the same day. You can follow every step on the page of your order.',
    short: 'Yes, that is possible, and it is set up within a day.',
    filler: 'Please go on.',
  },
  fr: {
    long: 'Le service standard arrive à la plupart des adresses en trois jours. Les commandes du matin partent le jour même. Vous suivez chaque étape sur la page de votre commande.',
    short: 'Oui, c’est possible, et c’est prêt en un jour.',
    filler: 'Je vous écoute.',
  },
  it: {
    long: 'Il servizio normale arriva quasi ovunque in tre giorni. Gli ordini del mattino partono lo stesso giorno. Può seguire ogni passo sulla pagina del suo ordine.',
    short: 'Sì, è possibile, ed è pronto in un giorno.',
    filler: 'La ascolto.',
  },
  de: {
    long: 'Der normale Versand erreicht die meisten Adressen in drei Tagen. Bestellungen vom Vormittag gehen noch am selben Tag hinaus. Jeden Schritt sehen Sie auf der Seite Ihrer Bestellung.',
    short: 'Ja, das ist möglich, und es dauert einen Tag.',
    filler: 'Ich höre Ihnen zu.',
  },
  es: {
    long: 'El servicio normal llega a casi todas las direcciones en tres días. Los pedidos de la mañana salen el mismo día. Puede seguir cada paso en la página de su pedido.',
    short: 'Sí, es posible, y está listo en un día.',
    filler: 'Le escucho.',
  },
  pt: {
    long: 'O serviço normal chega à maioria dos endereços em três dias. Os pedidos da manhã saem no mesmo dia. Você acompanha cada passo na página do seu pedido.',
    short: 'Sim, é possível, e fica pronto em um dia.',
    filler: 'Pode falar.',
  },
  hi: {
    long: 'सामान्य सेवा ज़्यादातर पतों पर तीन दिन में पहुँचती है। सुबह के ऑर्डर उसी दिन निकल जाते हैं। हर कदम आप अपने ऑर्डर के पेज पर देख सकते हैं।',
    short: 'जी, यह संभव है, और एक दिन में हो जाएगा।',
    filler: 'बताइए।',
  },
};

/** Which of its texts the assistant says to a clip. */
const LENGTHS: Readonly<Record<ClipKind, keyof AssistantTexts>> = {
  question: 'long',
  interruption: 'short',
  correction: 'short',
  stop: 'filler',
  backchannel: 'filler',
  sidetalk: 'filler',
  tv: 'filler',
};

/** The model's answer to a clip. */
export function answerText({ kind, lang }: Pick<Clip, 'kind' | 'lang'>): string {
  return TEXTS[lang][LENGTHS[kind]];
}

/** Everything that it says. */
export function assistantTexts(): string[] {
  return Object.values(TEXTS).flatMap((texts) => Object.values(texts));
}

/** Answers the clip whose words were heard, even if noise has swallowed some of them. */
export class ClipAnswers {
  readonly #clips: readonly { readonly clip: Clip; readonly words: readonly string[] }[];
  readonly #thinkMs: number;

  /** @param thinkMs before an answer, milliseconds */
  constructor(clips: readonly Clip[], thinkMs: number) {
    this.#clips = clips.map((clip) => ({ clip, words: clip.text.split(' ') }));
    this.#thinkMs = thinkMs;
  }

  answer(heard: string): ModelAnswer {
    const clip = this.clipOf(heard);
    return { text: clip ? answerText(clip) : TEXTS[LANGUAGES[0]].filler, thinkMs: this.#thinkMs };
  }

  clipOf(heard: string): Clip | undefined {
    const words = new Set(heard.split(' '));
    let best: Clip | undefined;
    let bestShare = UNDERSTOOD;
    for (const { clip, words: wanted } of this.#clips) {
      const share = wanted.filter((word) => words.has(word)).length / Math.max(wanted.length, words.size);
      if (share < bestShare) continue;
      if (share === bestShare && best) continue;
      best = clip;
      bestShare = share;
    }
    return best;
  }
}
