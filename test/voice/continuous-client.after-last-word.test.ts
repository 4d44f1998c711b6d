import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CONTINUITY_TIMING } from '../../src/voice/continuity/options.ts';
import { eventually } from '../support/eventually.ts';
import { lineOf } from './continuity/line-of.ts';
import type { LineOptions, ProviderLine } from './continuity/provider-line.ts';
import { SteadyCall } from './continuity/steady-call.ts';

const PROVIDERS = ['openai', 'nova', 'cascade'] as const;
type Provider = (typeof PROVIDERS)[number];

const FIRST = 'At nine.';
const SECOND = 'On Sundays we are closed.';
/** The rest of an answer of which a part was heard. */
const REST = 'But on Mondays we are open.';
const GOODBYE = 'Thank you for your call.';
const THINK_MS = 200;
const ENDPOINTING_MS = 500;
const WORDS_MS = 600;
/** "Yes." */
const SHORT_MS = 240;
/** The longest time without a sound. */
const PATIENCE_MS = 5_000;
const WORDS = 'conversation.item.input_audio_transcription.completed';

interface Question {
  readonly line: ProviderLine;
  readonly call: SteadyCall;
}

/** A call that has had one question with its answer, at a model that thinks, with a telephone's endpointing. */
async function begin(
  provider: Provider,
  { openai, bedrock, ...options }: LineOptions = {},
): Promise<Question> {
  const line = await lineOf(provider, {
    openai: { speed: 8, ...openai },
    bedrock: { speed: 8, turnEndSilenceMs: ENDPOINTING_MS, ...bedrock },
    polly: { speed: 8 },
    transcribe: { shortestWordMs: 100 },
    ...options,
  });
  line.script.prepend({ when: /./, answer: { text: FIRST, thinkMs: THINK_MS } });
  const call = new SteadyCall([line]);
  await call.begin();
  await call.speaks(WORDS_MS);
  await call.answered(1);
  line.script.prepend({ when: /./, answer: { text: SECOND, thinkMs: THINK_MS } });
  line.script.prepend({ when: /line broke/, answer: { text: REST } });
  line.script.prepend({ when: /Thank you/, answer: { text: GOODBYE } });
  return { line, call };
}

async function loses({ line, call }: Question): Promise<void> {
  const lost = call.log.of('session.renewed').length;
  line.strike('connection lost');
  await call.renewed(lost + 1);
}

/** The caller, who says nothing more, hears a sound soon, and one answer to its end. */
async function expectOneAnswer({ call }: Question, { completed = 2, transcripts = 2 } = {}): Promise<void> {
  const { log } = call;
  const waitsSinceMs = performance.now();
  const sounds = log.of('response.audio.delta').length;
  await eventually(
    () => log.of('response.audio.delta').length > sounds || call.completed >= completed,
    2 * PATIENCE_MS,
  );
  expect(performance.now() - waitsSinceMs).toBeLessThan(PATIENCE_MS);
  await call.answered(completed);
  await delay(2 * ENDPOINTING_MS);
  expect([call.transcripts.length, call.completed]).toEqual([transcripts, completed]);
  expect([SECOND, REST]).toContain(call.caller.history().at(-1)?.text);
  expect(log.of('session.ended')).toEqual([]);
  await call.end();
}

describe.concurrent.each(PROVIDERS)('a stream of %s that is lost while an answer is owed', (provider) => {
  it.each([0, 100, 300, 500, 600, 700, 1_000])('%i ms after the last word', async (ms) => {
    const question = await begin(provider);
    await question.call.speaks(WORDS_MS);
    await delay(ms);
    await loses(question);
    await expectOneAnswer(question);
  });

  it.each([WORDS, 'response.created', 'response.audio.delta'] as const)('after %s', async (type) => {
    const question = await begin(provider);
    const { log } = question.call;
    const before = log.of(type).length;
    await question.call.speaks(WORDS_MS);
    await eventually(() => log.of(type).length > before, PATIENCE_MS, 1);
    await loses(question);
    await expectOneAnswer(question);
  });

  it.each([0, 300, 600])('%i ms after a short word', async (ms) => {
    const question = await begin(provider);
    await question.call.speaks(SHORT_MS);
    await delay(ms);
    await loses(question);
    await expectOneAnswer(question);
  });

  it.each([0, 300, 600])('%i ms after the last word, and again with the next stream', async (ms) => {
    const question = await begin(provider);
    await question.call.speaks(WORDS_MS);
    await delay(ms);
    await loses(question);
    await loses(question);
    await expectOneAnswer(question);
  });

  it('and again when the next stream knows the words', async () => {
    const question = await begin(provider);
    await question.call.speaks(WORDS_MS);
    await loses(question);
    await eventually(() => question.call.transcripts.length === 2, PATIENCE_MS, 1);
    await loses(question);
    await expectOneAnswer(question);
  });

  // A caller of the cascade has heard that sound before: its answers take longer (`slowMs` of its capabilities).
  it.skipIf(provider === 'cascade')(
    'late: the caller has waited enough, and hears a soft sound immediately',
    async () => {
      const { call, line } = await begin(provider);
      line.script.prepend({ when: /./, answer: { text: SECOND, thinkMs: 2 * PATIENCE_MS } });
      await call.speaks(WORDS_MS);
      await delay(ENDPOINTING_MS + CONTINUITY_TIMING.fillerMs + THINK_MS);
      expect(call.fillers).toEqual([]);
      line.hangNext();
      line.strike('connection lost');
      await eventually(() => call.fillers.length > 0, CONTINUITY_TIMING.fillerMs / 2);
      await call.end();
    },
  );

  it.each([0, 300, 600])('%i ms after the caller has talked over an answer', async (ms) => {
    const question = await begin(provider);
    const { call, line } = question;
    line.script.prepend({ when: /./, answer: { text: `${SECOND} ${SECOND} ${SECOND}`, thinkMs: THINK_MS } });
    await call.speaks(WORDS_MS);
    await eventually(() => call.transcripts.length === 2 && !call.caller.silent());
    line.script.prepend({ when: /./, answer: { text: SECOND, thinkMs: THINK_MS } });
    await call.speaks(WORDS_MS);
    await delay(ms);
    await loses(question);
    // An answer may have been complete before it was interrupted.
    await eventually(() => call.caller.history().at(-1)?.text === SECOND && call.caller.silent(), 20_000);
    await delay(2 * ENDPOINTING_MS);
    expect([call.transcripts.length, call.caller.history().at(-1)?.text]).toEqual([3, SECOND]);
    await call.end();
  });

  it.each([0, 600])('%i ms after the last word, when a line of the gateway came before', async (ms) => {
    const question = await begin(provider);
    const { call } = question;
    call.client.speak(GOODBYE);
    await call.answered(2);
    await call.speaks(WORDS_MS);
    await delay(ms);
    await loses(question);
    await expectOneAnswer(question, { completed: 3 });
  });
});

describe.concurrent('a stream of nova that is lost before it knows the words', () => {
  it.each([WORDS_MS, SHORT_MS])(
    'is followed by one that tells nothing: a soft sound, after %i ms of words',
    async (ms) => {
      const question = await begin('nova');
      const { call, line } = question;
      await call.speaks(ms);
      const spokenMs = performance.now();
      await loses(question);
      line.mute();
      await eventually(() => call.fillers.length > 0, PATIENCE_MS);
      expect(performance.now() - spokenMs).toBeLessThan(PATIENCE_MS);
      await call.end();
    },
  );
});

describe.concurrent.each(PROVIDERS)('a renewal of %s that is due while an answer is owed', (provider) => {
  const vendorLimit = { openai: { sessionLimitMs: 60_000 }, bedrock: { sessionLimitMs: 60_000 } };
  const SLOW_MS = 1_500;

  it('cannot wait for a quiet moment, but for the answer', async () => {
    const question = await begin(provider, { limitMs: 6_000, ...vendorLimit });
    const { call, line } = question;
    line.script.prepend({ when: /./, answer: { text: SECOND, thinkMs: SLOW_MS } });
    // A line that is not quiet puts the renewal off until it is forced, 5.4 s after the stream has begun.
    await call.speaks(2_500);
    await delay(SLOW_MS);
    await expectOneAnswer(question);
    const types = call.log.events.map(({ type }) => type);
    expect(types.indexOf('session.renewed')).toBeGreaterThan(types.lastIndexOf('response.created'));
  });

  it('leaves the answer to the stream after the loss, when the next stream hangs', async () => {
    const question = await begin(provider, { limitMs: 4_000, ...vendorLimit });
    const { line, call } = question;
    line.hangNext();
    await eventually(() => line.openStreams() === 2);
    await call.speaks(WORDS_MS);
    await delay(600);
    await loses(question);
    await expectOneAnswer(question);
  });
});
