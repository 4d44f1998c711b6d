/** What callers say to show that they listen, in the languages of the model. */
const WORDS = new Set(
  `mm mhm mm-hm mmhm hm hmm uh-huh aha yeah yes yep yup right ok okay sure i see got it alright
  oui ouais d'accord voilà je vois très bien ah
  sì si certo va bene ho capito capito
  ja genau alles klar verstehe gut ach so stimmt
  ajá sí vale claro ya bueno entiendo
  aham sim tá certo entendi pois é
  हाँ हां जी अच्छा ठीक है हम्म haan ji accha theek hai`
    .normalize('NFC')
    .split(/\s+/),
);
const LONGEST_WORDS = 3;

/** Whether the words say no more than "I am listening". */
export function onlyAcknowledges(transcript: string): boolean {
  const words =
    transcript
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{M}'-]+/gu) ?? [];
  return words.length > 0 && words.length <= LONGEST_WORDS && words.every((word) => WORDS.has(word));
}
