import { countDigits } from '../../privacy/digit-run.ts';
import type { Redactor } from '../../privacy/redactor.ts';

/** Words that are still being spoken may hold the beginning of a number with fewer digits than this. */
const FEW_DIGITS = 4;
const MORE = '…';

/**
 * Words that are still being spoken, as they may be shown. Half of a card number cannot be told from an order number, so
 * a longer number is shown only when the turn is over and could be masked as a whole.
 */
export function openWords(words: string, redactor: Pick<Redactor, 'redact'>): string {
  if (countDigits(words) < FEW_DIGITS) return redactor.redact(words);
  const tokens = words.split(/(?<=\s)/u);
  let shown = '';
  for (const token of tokens) {
    if (countDigits(shown + token) > 0) break;
    shown += token;
  }
  return redactor.redact(shown) + MORE;
}
