/** Messages of the gateway to a model. The brackets set them apart from the caller's own words. */

const LAST_WORDS = 8;

/** Asks the model to finish what the caller has heard only a part of. @param sent the words that were sent */
export function continueAfterLoss(sent: string): string {
  return `[The line broke while you were speaking; the caller heard you until "${lastWords(sent)}". Go on from there, without repeating it.]`;
}

/** Asks the model to finish an answer that it broke off itself. @param sent the words that were sent */
export function continueAfterCut(sent: string): string {
  return `[Your answer was cut off after "${lastWords(sent)}". Say the rest of it briefly, without repeating that.]`;
}

/** Asks again for an answer that had neither sound nor words. */
export const ANSWER_AGAIN = '[Nothing of your answer was heard. Answer the caller now, briefly.]';

/** The result of a tool, for a stream that has never called it. */
export function toolResultText(name: string, result: unknown): string {
  return `[Result of ${name}: ${JSON.stringify(result ?? null)}]`;
}

function lastWords(text: string): string {
  return text.split(/\s+/).slice(-LAST_WORDS).join(' ');
}
