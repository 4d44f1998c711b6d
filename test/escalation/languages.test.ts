import { describe, expect, it } from 'vitest';
import { EscalationDetector } from '../../src/escalation/detector.ts';
import { createTurnJudge } from '../../src/escalation/shipped.ts';
import type { HandoffReason } from '../../src/store/session-store.ts';

const judge = createTurnJudge();
const reasonOf = (text: string) => new EscalationDetector(judge).hear({ role: 'caller', text })?.reason;

const ESCALATES: readonly (readonly [language: string, reason: HandoffReason, text: string])[] = [
  ['en', 'explicit_request', 'can i please just speak with like an actual person'],
  ['en', 'explicit_request', "i don't want a bot i want a person"],
  ['en', 'explicit_request', 'representive please'],
  ['en', 'safety', 'someone is taking money out of my account right now'],
  ['en', 'legal', "you'll hear from my lawyer"],
  ['en', 'cancel_threat', "fix it or i'm leaving for another provider"],
  ['en', 'frustration', "i've said this three times already"],
  ['fr', 'explicit_request', "euh je voudrais parler à quelqu'un s'il vous plaît"],
  ['fr', 'explicit_request', 'pas une machine un humain'],
  ['fr', 'frustration', 'vous ne comprenez rien'],
  ['fr', 'safety', 'il y a une fuite de gaz'],
  ['it', 'explicit_request', 'mi passi un operatore'],
  ['it', 'explicit_request', 'oper atore'],
  ['it', 'legal', 'mi rivolgo al mio avvocato'],
  ['it', 'cancel_threat', 'disdico il contratto e passo alla concorrenza'],
  ['de', 'explicit_request', 'ähm ich möchte mit einem menschen sprechen'],
  ['de', 'explicit_request', 'mit arbeiter'],
  ['de', 'frustration', 'du blöde maschine'],
  ['de', 'safety', 'ich will mich umbringen'],
  ['es', 'explicit_request', 'no me pase con una máquina quiero una persona'],
  ['es', 'explicit_request', 'necesito un operador a'],
  ['es', 'legal', 'los voy a denunciar'],
  ['pt', 'explicit_request', 'me passa para um atendente'],
  ['pt', 'safety', 'roubaram meu cartão e estão usando'],
  ['pt', 'frustration', 'já falei três vezes'],
  ['hi', 'explicit_request', 'mujhe agent se baat karni hai please'],
  ['hi', 'explicit_request', 'मुझे रोबोट नहीं इंसान चाहिए'],
  ['hi', 'frustration', 'aap meri madad nahi kar rahe'],
  ['hi', 'legal', 'मैं आप पर मुकदमा करूँगा'],
  ['mixed', 'explicit_request', 'i want hablar con una persona'],
  ['mixed', 'explicit_request', 'ich möchte mit einem agent sprechen please'],
];

const CONTINUES: readonly (readonly [language: string, text: string])[] = [
  ['en', 'i already talked to an agent yesterday'],
  ['en', "don't transfer me"],
  ['en', 'is this a real person'],
  ['en', 'the real estate agent gave me the keys'],
  ['en', 'what are the customer service hours please'],
  ['en', 'my lawyer asked for the invoice'],
  ['en', 'can you transfer fifty dollars to my savings'],
  ['en', "before you transfer me tell me what's my balance"],
  ['fr', 'ne me transférez pas'],
  ['fr', "personne ne m'a rappelé"],
  ['fr', 'mon agent immobilier'],
  ['it', 'lavoro come operatore'],
  ['it', 'non voglio parlare con una persona'],
  ['de', 'ich brauche keinen berater'],
  ['de', 'spreche ich mit einem echten menschen'],
  ['es', 'no quiero hablar con una persona'],
  ['es', 'mi agente de viajes'],
  ['pt', 'a gente quer mudar o plano'],
  ['pt', 'não preciso de atendente'],
  ['hi', 'maine kal agent se baat ki thi'],
  ['hi', 'मुझे किसी से बात नहीं करनी'],
  ['hi', 'mujhe paise transfer karne hain'],
];

describe('what a caller says', () => {
  it.each(ESCALATES)('%s: %s in "%s"', (_language, reason, text) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it.each(CONTINUES)('%s: nothing in "%s"', (_language, text) => {
    expect(reasonOf(text)).toBeUndefined();
  });

  it('is no request when a bare noun answers a question about it', () => {
    const detector = new EscalationDetector(judge);
    detector.hear({ role: 'assistant', text: 'What do you do for a living?' });
    expect(detector.hear({ role: 'caller', text: 'operator' })).toBeUndefined();
  });
});

describe('the offer of a person', () => {
  const offers = [
    ['en', 'Shall I put you through to one of our advisors?', 'that would be lovely', 'no thank you'],
    ['fr', 'Souhaitez-vous parler à un conseiller ?', 'oui volontiers', 'non merci'],
    ['it', 'Vuole che la metta in contatto con un operatore?', 'sì grazie', 'no grazie'],
    ['de', 'Soll ich Sie mit einem Mitarbeiter verbinden?', 'ja gerne', 'nein danke'],
    ['es', '¿Desea que lo comunique con un asesor?', 'sí por favor', 'no gracias'],
    ['pt', 'Gostaria de falar com um atendente?', 'pode ser', 'não obrigado'],
    ['hi', 'Kya aap kisi agent se baat karna chahenge?', 'haan ji', 'nahi rehne do'],
    ['hi', 'क्या आप किसी एजेंट से बात करना चाहेंगे?', 'हाँ ठीक है', 'नहीं'],
  ] as const;

  it.each(offers)('%s: "%s" is accepted by "%s", declined by "%s"', (_language, offer, yes, no) => {
    for (const [answer, reason] of [
      [yes, 'agent_offer_accepted'],
      [no, undefined],
    ] as const) {
      const detector = new EscalationDetector(judge);
      detector.hear({ role: 'assistant', text: offer });
      expect(detector.hear({ role: 'caller', text: answer })?.reason).toBe(reason);
    }
  });
});
