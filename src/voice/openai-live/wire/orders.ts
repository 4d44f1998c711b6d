import { MOST_WEIGHT, piecesOf } from './pieces.ts';

/** An append holds a piece and the words around it. */
const WORDS_AROUND = 250;

/** Something that the model is asked to do now. What comes before it is sent in silence, in this order. */
export interface Order {
  readonly before: readonly string[];
  readonly text: string;
}

export const STOP_ORDER: Order = { before: [], text: 'Stop speaking now and listen to the caller.' };

/** The words are not guaranteed (`exactWords` is false): no model says exactly what it is asked to. */
export function sayOrder(text: string): Order {
  return orderWith(text, 'say', (parts) => {
    const what = parts === '' ? 'the words between the say tags' : `the text of ${parts} and the say tags`;
    return `Say exactly ${what} to the caller now, in their language, and nothing before or after them. Then listen.`;
  });
}

/** @param text what the caller has written, or a note of the gateway */
export function answerOrder(text: string): Order {
  return orderWith(
    text,
    'message',
    (parts) =>
      `The caller has written the message ${parts === '' ? 'between' : `of ${parts} and between`} the message tags, or the gateway has a note for you there. Answer it aloud now.`,
  );
}

/** An order that is cut would be followed piece by piece, so the text goes ahead, except for its last piece. */
function orderWith(text: string, tag: 'say' | 'message', ask: (parts: string) => string): Order {
  const pieces = piecesOf(text, MOST_WEIGHT - WORDS_AROUND);
  const last = pieces.pop() ?? '';
  const before = pieces.map(
    (piece, index) => `Part ${index + 1} of a text. Say nothing before you are asked. <part>${piece}</part>`,
  );
  const parts = before.length === 0 ? '' : `the last ${before.length} part tags`;
  return { before, text: `${ask(parts)} <${tag}>${last}</${tag}>` };
}
