import { beforeEach, describe, expect, it } from 'vitest';
import { TELEPHONE_LINE } from '../../../src/audio/line-format.ts';
import { createLogger } from '../../../src/logging.ts';
import type { HistoryMessage, VoiceClientBase } from '../../../src/voice/client.ts';
import { CallerRing } from '../../../src/voice/continuity/caller-audio/caller-ring.ts';
import { CarryOver } from '../../../src/voice/continuity/carry-over/carry-over.ts';
import { PendingWork } from '../../../src/voice/continuity/carry-over/pending-work.ts';
import { ANSWER_AGAIN } from '../../../src/voice/continuity/prompts.ts';
import { VoiceStream } from '../../../src/voice/continuity/streams/voice-stream.ts';
import type { VoiceEvent } from '../../../src/voice/events.ts';
import { CAPABILITIES } from '../../../src/voice/openai/client-options.ts';
import { ToldClient } from './told-client.ts';

const WORDS = 'We open at nine in the morning and close at six.';
const SECOND = Buffer.alloc(8_000, 0x80).toString('base64');
const QUESTION: HistoryMessage = { role: 'caller', text: 'when do you open' };
const ids = { responseId: 'r', itemId: 'i' };

function streamThat(...events: VoiceEvent[]): VoiceStream {
  const client: VoiceClientBase = new ToldClient();
  const stream = new VoiceStream({
    line: TELEPHONE_LINE,
    number: 1,
    candidate: { name: 'told', provider: 'openai', capabilities: CAPABILITIES, open: () => client },
    client,
    logger: createLogger('silent'),
  });
  for (const event of events) stream.answer.follow(event);
  return stream;
}

const CREATED: VoiceEvent = { type: 'response.created', responseId: 'r' };
const PLANNED: VoiceEvent = { type: 'response.audio_transcript.delta', ...ids, delta: WORDS };
const AUDIO: VoiceEvent = { type: 'response.audio.delta', ...ids, delta: SECOND };
const DONE: VoiceEvent = { type: 'response.done', responseId: 'r', status: 'completed' };

describe('what a stream leaves to the next one', () => {
  let carryOver: CarryOver;

  beforeEach(() => {
    const call = { history: () => [QUESTION], silent: () => true };
    carryOver = new CarryOver({
      call,
      callerAudio: new CallerRing(1_000, TELEPHONE_LINE),
      work: new PendingWork(),
    });
  });

  /** The stream is lost as `Recovery` loses it. */
  function lose(stream: VoiceStream, isOwed = false): void {
    carryOver.keep(stream, isOwed);
    stream.answer.abandon('failed', () => undefined);
  }

  it('is a broken answer, to be continued after the words that were sent', () => {
    lose(streamThat(CREATED, PLANNED, AUDIO));
    const { given, say } = carryOver.opening([QUESTION]);
    expect(given).toEqual([QUESTION, { role: 'assistant', text: 'We open at nine' }]);
    expect(say).toMatch(/until "We open at nine"/);
  });

  it('is a complete answer, of which the rest is still to be heard', () => {
    lose(streamThat(CREATED, PLANNED, AUDIO, { type: 'response.audio.done', ...ids }, DONE));
    expect(carryOver.opening([QUESTION])).toEqual({
      given: [QUESTION, { role: 'assistant', text: WORDS }],
      say: undefined,
    });
  });

  it('is not a line of the gateway, which is asked for again', () => {
    lose(streamThat({ ...CREATED, speakId: 'line' }, PLANNED, AUDIO));
    expect(carryOver.opening([])).toEqual({ given: [], say: undefined });
  });

  it('outlives a stream that is lost before it has taken the answer up', () => {
    lose(streamThat(CREATED, PLANNED, AUDIO));
    lose(streamThat());
    expect(carryOver.opening([QUESTION]).say).toMatch(/until "We open at nine"/);
  });

  it.each(['settle', 'interrupt'] as const)('is nothing after %s', (end) => {
    lose(streamThat(CREATED, PLANNED, AUDIO));
    carryOver[end]();
    expect(carryOver.opening([])).toEqual({ given: [], say: undefined });
  });

  it('is a prompt until the new stream gives a sign of life', () => {
    const stream = streamThat();
    carryOver.give(stream, 'Go on.', undefined);
    expect(carryOver.owesAnswer).toBe(true);
    carryOver.settle();
    expect(carryOver.owesAnswer).toBe(false);
  });

  it('is an answer that was owed, until a new stream gives a sign of life', () => {
    lose(streamThat(), true);
    lose(streamThat());
    expect(carryOver.owesAnswer).toBe(true);
    expect(carryOver.opening([QUESTION])).toEqual({ given: [], say: QUESTION.text });
    expect(carryOver.opening([]).say).toBe(ANSWER_AGAIN);
    carryOver.settle();
    expect(carryOver.owesAnswer).toBe(false);
    expect(carryOver.opening([]).say).toBeUndefined();
  });

  it('is a shorter history each time that it was refused as too long', () => {
    const history = Array(8).fill(QUESTION);
    carryOver.shortenHistory();
    carryOver.shortenHistory();
    expect(carryOver.opening([...history, { role: 'assistant', text: WORDS }]).given).toHaveLength(3);
  });
});
