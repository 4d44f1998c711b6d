import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Refusal } from '../../sandbox/bedrock/refusal.ts';
import { createLogger } from '../../src/logging.ts';
import { eventually } from '../support/eventually.ts';
import { Stalls } from '../support/stalls.ts';
import { type CascadeLine, cascadeLine } from './continuity/cascade-line.ts';
import { type LineOptions, openaiLine, type ProviderLine } from './continuity/provider-line.ts';
import { SteadyCall } from './continuity/steady-call.ts';
import { library } from './rig/caller.ts';

/** From the moment at which the gateway could know of the trouble to a sound for the caller. */
const SENSIBLE_MS = 1_500;
const HOURS = 'We open at nine.';
const LONG = 'We open at nine in the morning and close at six in the evening, from Monday to Friday.';
const QUESTION = library.utterance('caller-open-tomorrow');
const INTERRUPTION = library.utterance('caller-sunday');
const STOPPED = 'input_audio_buffer.speech_stopped';
const WORDS = 'conversation.item.input_audio_transcription.completed';
const THROTTLED: Refusal = { status: 400, errorType: 'ThrottlingException', message: 'Rate exceeded' };
const NO_FORM: Refusal = { status: 400, errorType: 'ValidationException', message: 'No.' };
const TOO_MANY: Refusal = {
  status: 429,
  errorType: 'LimitExceededException',
  message: 'You have exceeded your maximum number of concurrent streams.',
};

interface Trouble {
  readonly line: CascadeLine;
  readonly call: SteadyCall;
  /** What the gateway has logged. */
  readonly logged: readonly string[];
}

const stalls = new Stalls();
const calls: SteadyCall[] = [];
afterAll(async () => {
  stalls.stop();
  await Promise.all(calls.map((call) => call.end()));
});

/** A telephone call with the cascade, and with another provider behind it. */
async function begin(options: LineOptions = {}, others: readonly ProviderLine[] = []): Promise<Trouble> {
  const line = await cascadeLine({ polly: { speed: 8 }, ...options });
  line.script.prepend({ when: /open tomorrow/, answer: { text: HOURS } });
  const logged: string[] = [];
  const logger = createLogger('info', { write: (text) => logged.push(text) });
  const call = new SteadyCall([line, ...others], { logger });
  calls.push(call);
  await call.begin();
  return { line, call, logged };
}

async function openaiBehind(): Promise<ProviderLine> {
  const line = await openaiLine({ openai: { speed: 8 } });
  line.script.prepend({ when: /open tomorrow/, answer: { text: HOURS } });
  return line;
}

/** @returns when the newest event of that type came, monotonic milliseconds */
async function timeOf({ call }: Trouble, type: typeof STOPPED | typeof WORDS, count = 1): Promise<number> {
  await eventually(() => call.log.of(type).length >= count, 10_000, 5);
  const at = call.log.events.findLastIndex((event) => event.type === type);
  return call.caller.times[at] ?? Number.NaN;
}

/** @returns how long after that time the caller first heard something, without the stalls of this machine */
async function soundAfter(call: SteadyCall, sinceMs: number): Promise<number> {
  const heardMs = await call.hearsAfter(sinceMs);
  await delay(20);
  return heardMs - sinceMs - stalls.between(sinceMs, heardMs);
}

/** The caller asks; @returns how long after the end of their turn they first heard something */
async function asksAndHears(trouble: Trouble): Promise<number> {
  await trouble.call.says(QUESTION.mulaw);
  return soundAfter(trouble.call, await timeOf(trouble, STOPPED));
}

const lastHeard = ({ call }: Trouble) => call.caller.history().at(-1)?.text;

describe.concurrent('a caller of the cascade hears something sensible in time', () => {
  it('when the words come two seconds late, and no word is lost', async () => {
    const trouble = await begin();
    const { line, call } = trouble;
    line.rig.transcribe.lateMs = 2_000;
    await call.says(QUESTION.mulaw);
    const wordsMs = await timeOf(trouble, WORDS);
    expect(await soundAfter(call, wordsMs)).toBeLessThan(SENSIBLE_MS);
    await call.answered(1);
    expect(call.transcripts).toEqual([QUESTION.text]);
    expect(lastHeard(trouble)).toBe(HOURS);
  });

  it('when the first words contradict the final ones, which alone are answered', async () => {
    const trouble = await begin();
    trouble.line.rig.transcribe.mishears = () => 'cancel everything';
    expect(await asksAndHears(trouble)).toBeLessThan(SENSIBLE_MS);
    await trouble.call.answered(1);
    const deltas = trouble.call.log.of('conversation.item.input_audio_transcription.delta');
    expect(deltas.map(({ delta }) => delta)).toEqual(['cancel']);
    expect(trouble.call.transcripts).toEqual([QUESTION.text]);
    expect(lastHeard(trouble)).toBe(HOURS);
  });

  it('when words that interrupted the assistant are taken back: it goes on', async () => {
    const trouble = await begin();
    const { line, call } = trouble;
    line.script.prepend({ when: /still waits/, answer: { text: 'And so on.' } });
    call.client.speak(`${LONG} ${LONG}`);
    await eventually(() => !call.caller.silent());
    line.rig.transcribe.takesBack = true;
    await call.says(INTERRUPTION.mulaw);
    const endedMs = await timeOf(trouble, STOPPED);
    expect(await soundAfter(call, endedMs)).toBeLessThan(SENSIBLE_MS);
    await eventually(() => lastHeard(trouble) === 'And so on.');
    expect(call.transcripts).toEqual(['']);
  });

  it('when Transcribe has no stream left, by the next provider', async () => {
    const next = await openaiBehind();
    const line = await cascadeLine();
    line.rig.transcribe.server.refuseNext(TOO_MANY);
    const startedMs = performance.now();
    const call = new SteadyCall([line, next]);
    calls.push(call);
    await call.begin();
    call.client.speak(HOURS);
    expect(await soundAfter(call, startedMs)).toBeLessThan(SENSIBLE_MS);
    expect(call.client.provider).toBe('openai');
  });

  it.each([
    ['its four hours are over', 'Your stream has reached its maximum duration.'],
    ['it got no audio', 'Your request timed out because no new audio was received for 15 seconds.'],
  ])('when Transcribe ends the stream because %s, in the middle of a question', async (_, message) => {
    const trouble = await begin();
    const { line, call, logged } = trouble;
    const said = call.says(QUESTION.mulaw);
    await delay(600);
    line.rig.transcribe.streams.at(-1)?.exception('BadRequestException', message);
    await said;
    const endedMs = await timeOf(trouble, STOPPED);
    expect(await soundAfter(call, endedMs)).toBeLessThan(SENSIBLE_MS);
    await call.answered(1);
    expect(call.transcripts).toEqual([QUESTION.text]);
    expect(logged.join('')).toContain('provider_session_expired');
    expect(call.log.of('session.renewed')).toMatchObject([{ reason: 'recovered', provider: 'cascade' }]);
  });

  it('when Polly is throttled, after another try', async () => {
    const trouble = await begin();
    trouble.line.rig.polly.server.refuseNext(THROTTLED);
    expect(await asksAndHears(trouble)).toBeLessThan(SENSIBLE_MS);
    await trouble.call.answered(1);
    expect(lastHeard(trouble)).toBe(HOURS);
  });

  it('when Polly refuses every form of speech, by the next provider', async () => {
    const trouble = await begin({}, [await openaiBehind()]);
    const { line, call, logged } = trouble;
    for (let refusals = 0; refusals < 20; refusals += 1) line.rig.polly.server.refuseNext(NO_FORM);
    expect(await asksAndHears(trouble)).toBeLessThan(SENSIBLE_MS);
    await eventually(() => lastHeard(trouble) === HOURS, 10_000);
    expect(call.client.provider).toBe('openai');
    expect(logged.join('')).toContain('provider_input_rejected');
  });

  it.each(['throttlingException', 'accessDeniedException'])(
    'when the text model fails with %s again and again, by the next provider',
    async (type) => {
      const trouble = await begin({}, [await openaiBehind()]);
      const { line, call } = trouble;
      for (let failure = 0; failure < 9; failure += 1)
        line.rig.bedrock.conversing.failures.push({ type, afterWords: false });
      expect(await asksAndHears(trouble)).toBeLessThan(SENSIBLE_MS);
      await eventually(() => lastHeard(trouble) === HOURS, 10_000);
      expect(call.client.provider).toBe('openai');
    },
  );

  it.each([
    ['the text model hangs', ({ rig }: CascadeLine) => rig.bedrock.conversing.hangNext()],
    ['Polly hangs', ({ rig }: CascadeLine) => rig.polly.server.hangNext()],
  ])('when %s: the waiting sound, and then the answer', async (_, hang) => {
    const trouble = await begin();
    hang(trouble.line);
    expect(await asksAndHears(trouble)).toBeLessThan(SENSIBLE_MS);
    expect(trouble.call.fillers.length).toBeGreaterThan(0);
    await eventually(() => lastHeard(trouble) === HOURS, 10_000);
    expect(trouble.call.log.of('session.renewed')).toEqual([]);
    expect(trouble.call.transcripts).toHaveLength(1);
  });

  it('when Polly hangs in the middle of a sentence: the model is asked for the rest', async () => {
    const trouble = await begin();
    const { line, call } = trouble;
    line.script.prepend({ when: /open tomorrow/, answer: { text: LONG } });
    line.script.prepend({ when: /cut off after/, answer: { text: 'And so on.' } });
    await call.says(QUESTION.mulaw);
    await eventually(() => call.log.of('response.audio.delta').length > 2);
    line.rig.polly.stallNow();
    await eventually(() => call.caller.silent());
    const silentMs = performance.now();
    expect(await soundAfter(call, silentMs)).toBeLessThan(SENSIBLE_MS);
    await eventually(() => lastHeard(trouble)?.endsWith('And so on.'), 10_000);
    expect(call.log.of('session.renewed')).toEqual([]);
  });

  it('when Transcribe tells nothing of a sentence: from a second stream, to which it was said as well', async () => {
    const trouble = await begin();
    const { line, call } = trouble;
    line.rig.transcribe.streams.at(-1)?.mute();
    await call.says(QUESTION.mulaw);
    const wordsMs = await timeOf(trouble, WORDS);
    expect(await soundAfter(call, wordsMs)).toBeLessThan(SENSIBLE_MS);
    await call.answered(1);
    expect(call.transcripts).toEqual([QUESTION.text]);
    expect(lastHeard(trouble)).toBe(HOURS);
    expect(call.log.of('session.renewed')).toMatchObject([{ reason: 'recovered', provider: 'cascade' }]);
  });

  it('when Transcribe hangs after a loss: the waiting sound, and then the next provider', async () => {
    const trouble = await begin({ connectMs: 2_500 }, [await openaiBehind()]);
    const { line, call } = trouble;
    await call.says(QUESTION.mulaw);
    const lostMs = performance.now();
    line.hangNext();
    line.strike('connection lost');
    expect(await soundAfter(call, lostMs)).toBeLessThan(SENSIBLE_MS + 300);
    await eventually(() => lastHeard(trouble) === HOURS, 15_000);
    expect(call.client.provider).toBe('openai');
    expect(call.transcripts).toHaveLength(1);
  });
});
