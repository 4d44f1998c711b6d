import { ModelScript } from '../model/script.ts';
import { OFFICE_RULES } from './office-script.ts';

export const OPENING_HOURS = [
  'We open at nine in the morning and close at six in the evening.',
  'On Saturdays we open at ten, and we close at four in the afternoon.',
  'You can also order on our website at any time of the day.',
];
export const SUNDAY_HOURS = 'Yes, on Sundays we open at eleven and close at three.';

export const CALLBACK_CONFIRMED = 'A colleague will call you back tomorrow morning.';

/** A model takes a moment to think; the sandbox's takes this long. */
const THINK_MS = 250;

/** What the models know in the demo. */
export function demoScript(): ModelScript {
  return new ModelScript(
    [
      { when: /open tomorrow/, answer: { text: OPENING_HOURS.join(' '), thinkMs: THINK_MS } },
      {
        when: /yes please/,
        answer: {
          toolCalls: [{ name: 'request_callback', arguments: { preferred_time: 'tomorrow morning' } }],
        },
      },
      { when: /confirm that a colleague/i, answer: { text: CALLBACK_CONFIRMED, thinkMs: THINK_MS } },
      { when: /sunday/, answer: { text: SUNDAY_HOURS, thinkMs: THINK_MS } },
      ...OFFICE_RULES,
    ],
    { text: 'I see. Tell me more.', thinkMs: THINK_MS },
  );
}
