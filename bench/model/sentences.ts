/**
 * What the bench's callers and models say. Ordinary talk: nothing in it asks for a person or complains, so that
 * the escalation detector works on every sentence and no call is handed over.
 */
const CALLER = [
  'I would like to know when my parcel with the two books arrives',
  'Could you tell me the opening hours of the shop near the station',
  'My new address is number twelve on the long road by the river',
  'What does the larger one cost, and does it come in blue',
  'I think it was ordered on the third of October in the morning',
  'Is it possible to pay the second half at the end of the month',
  'Please read the last part of the order once more, slowly',
  'And what about the warranty, how many years is that now',
  'Good, then let us take the one with the wooden handle',
  'Which of the two trains is the quicker one on a Sunday',
  'The garden table should come together with the six chairs',
] as const;

const MODEL = [
  'Your parcel left the warehouse this morning and should be with you tomorrow before noon.',
  'The shop is open from nine in the morning until seven in the evening, on Saturdays until four.',
  'I have noted the new address. The next delivery will go there.',
  'The larger one costs twenty nine pounds, and it does come in blue and in green.',
  'Yes, I can see the order of the third of October here.',
  'You can pay in two parts, the second one at the end of the month.',
  'The warranty is three years from the day of the delivery.',
] as const;

export function callerSentence(turn: number): string {
  return CALLER[turn % CALLER.length] ?? CALLER[0];
}

export function modelSentence(turn: number): string {
  return MODEL[turn % MODEL.length] ?? MODEL[0];
}
