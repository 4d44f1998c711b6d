import { cutText } from './result/cut-text.ts';
import { plainText } from './result/plain-text.ts';

/** A text of someone else as a model or a log may get it: on one line, without hidden characters, and short. */
export function shownText(text: string, maxChars: number): string {
  const plain = plainText(text.slice(0, maxChars * 8)).replace(/\s+/g, ' ');
  return cutText(plain, maxChars);
}
