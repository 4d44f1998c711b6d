import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { lineOf, type ProviderLine } from './continuity/provider-line.ts';
import { SteadyCall } from './continuity/steady-call.ts';

const PROVIDERS = ['openai', 'nova'] as const;
const FIRST = 'We open at nine.';
const SECOND = 'On Sundays we are closed.';
const REST = 'But on Mondays we are open.';
const THINK_MS = 200;
const ENDPOINTING_MS = 500;
const WORDS_MS = 600;
/** The longest time without a sound. */
const PATIENCE_MS = 5_000;
const OPTIONS = { openai: { speed: 8 }, bedrock: { speed: 8, turnEndSilenceMs: ENDPOINTING_MS } };

const WORDS = 'conversation.item.input_audio_transcription.completed';

/** A call that has had one question with its answer, at a model that thinks. */
async function begin(
  provider: (typeof PROVIDERS)[number],
): Promise<{ line: ProviderLine; call: SteadyCall }> {
  const line = await lineOf(provider, OPTIONS);
  line.script.prepend({ when: /./, answer: { text: FIRST, thinkMs: THINK_MS } });
  const call = new SteadyCall([line]);
  await call.begin();
  await call.speaks(WORDS_MS);
  await call.answered(1);
  line.script.prepend({ when: /./, answer: { text: SECOND, thinkMs: THINK_MS } });
  line.script.prepend({ when: /line broke/, answer: { text: REST } });
  return { line, call };
}

/** The caller, who says nothing more, hears a sound soon, and the answer once. */
async function expectOneAnswer(call: SteadyCall): Promise<void> {
  const { log } = call;
  const waitsSinceMs = performance.now();
  const sounds = log.of('response.audio.delta').length;
  await eventually(() => log.of('response.audio.delta').length > sounds, 2 * PATIENCE_MS);
  expect(performance.now() - waitsSinceMs).toBeLessThan(PATIENCE_MS);
  await call.answered(2);
  await delay(2 * ENDPOINTING_MS);
  expect(call.transcripts).toHaveLength(2);
  expect(call.completed).toBe(2);
  expect([SECOND, REST]).toContain(call.caller.history().at(-1)?.text);
}

describe.concurrent.each(PROVIDERS)('a stream of %s that is lost while an answer is owed', (provider) => {
  it.each([0, 100, 300, 500, 600, 700])('%i ms after the last word', async (ms) => {
    const { line, call } = await begin(provider);
    await call.speaks(WORDS_MS);
    await delay(ms);
    line.strike('connection lost');
    await expectOneAnswer(call);
    await call.end();
  });

  it.each([WORDS, 'response.created'] as const)('after %s', async (type) => {
    const { line, call } = await begin(provider);
    const before = call.log.of(type).length;
    await call.speaks(WORDS_MS);
    await eventually(() => call.log.of(type).length > before, PATIENCE_MS, 1);
    line.strike('connection lost');
    await expectOneAnswer(call);
    await call.end();
  });
});
