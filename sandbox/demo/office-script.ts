import { z } from 'zod';
import type { ModelAnswer, ScriptRule } from '../model/script.ts';

/** A model takes a moment to think; the sandbox's takes this long. */
const THINK_MS = 250;

export const QUICK = 'I will be quick.';
export const GERMAN = 'Gern, wir sprechen jetzt Deutsch. Was kann ich noch für Sie tun?';
const NOT_FOUND = 'I am sorry, I do not know that.';

const foundPassages = z.object({
  data: z.object({ passages: z.array(z.object({ text: z.string() })) }),
});
const estimate = z.object({ data: z.object({ arrives: z.iso.date(), between: z.string() }) });

/** What the models do with what the assistant of the demo has. They speak what the tools have found, and nothing else. */
export const OFFICE_RULES: readonly ScriptRule[] = [
  { when: /"passages"/, answer: (result) => spoken(passageSentence(result)) },
  { when: /"arrives"/, answer: (result) => spoken(arrival(result)) },
  { when: /"error"/, answer: spoken(NOT_FOUND) },
  { when: /return policy/, answer: asks('search_knowledge', { query: 'returning goods, how many days' }) },
  { when: /order four seven one one/, answer: asks('estimateDelivery', { order: '4711' }) },
  { when: /only have a minute/, answer: spoken(QUICK) },
  { when: /speak german/, answer: asks('set_language', { language: 'de' }) },
  { when: /confirm it in german/i, answer: spoken(GERMAN) },
];

function asks(name: string, given: Readonly<Record<string, string>>): ModelAnswer {
  return { toolCalls: [{ name, arguments: given }], thinkMs: THINK_MS };
}

function spoken(text: string): ModelAnswer {
  return { text, thinkMs: THINK_MS };
}

/** The first sentence below the heading of the best passage. */
export function passageSentence(result: string): string {
  const [best] = foundPassages.parse(resultIn(result)).data.passages;
  return /[A-Z][^.:\n]*\bdays\b[^.:\n]*\./.exec(best?.text ?? '')?.[0] ?? NOT_FOUND;
}

/** The day and the time that the order service told. */
function arrival(result: string): string {
  const { arrives, between } = estimate.parse(resultIn(result)).data;
  const day = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });
  return `It arrives on ${day.format(new Date(arrives))}, between ${between}.`;
}

/** A result that comes late is text for the model, with words around it: `[Result of estimateDelivery: {…}]`. */
function resultIn(text: string): unknown {
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
}
