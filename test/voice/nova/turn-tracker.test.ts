import { describe, expect, it, vi } from 'vitest';
import { TELEPHONE_LINE } from '../../../src/audio/line-format.ts';
import { createLogger } from '../../../src/logging.ts';
import { FrameDrops } from '../../../src/telemetry/frame-drops.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import type { VoiceEvent } from '../../../src/voice/events.ts';
import { RequestedLines } from '../../../src/voice/nova/turns/requested-lines.ts';
import { SpeakingOrder } from '../../../src/voice/nova/turns/speaking-order.ts';
import { TurnTracker } from '../../../src/voice/nova/turns/turn-tracker.ts';
import { parseOutput } from '../../../src/voice/nova/wire/parse-output.ts';
import { sampleChunks } from './samples.ts';

/** A tracker fed with wire events; `seen` tells what came out, in short. */
class Model {
  readonly lines = new RequestedLines();
  readonly seen: string[] = [];
  readonly endpointedMs: number[] = [];
  readonly order: SpeakingOrder;
  readonly #tracker: TurnTracker;
  readonly #called = new Set<string>();
  #ids = 0;

  constructor(onEvent: (event: VoiceEvent, order: SpeakingOrder) => void = () => undefined) {
    const emit = (event: VoiceEvent) => {
      this.seen.push(short(event));
      onEvent(event, this.order);
    };
    this.order = new SpeakingOrder({
      emit,
      line: TELEPHONE_LINE,
      newId: () => {
        this.#ids += 1;
        return `turn${this.#ids}`;
      },
      lines: this.lines,
      onEndpointed: (ms) => this.endpointedMs.push(ms),
    });
    this.#tracker = new TurnTracker({
      order: this.order,
      emit,
      toLine: (pcm) => (pcm.length <= 3 ? '' : Buffer.from(pcm).toString('base64')),
      isNewCall: (toolUseId) => this.#called.size < this.#called.add(toolUseId).size,
      drops: new FrameDrops(createLogger('silent'), new Metrics()),
    });
  }

  plays(sample: string): this {
    for (const bytes of sampleChunks(sample)) this.#take(bytes);
    return this;
  }

  sends(name: string, fields: object): this {
    this.#take(Buffer.from(JSON.stringify({ event: { [name]: fields } })));
    return this;
  }

  text(contentId: string, stage: 'SPECULATIVE' | 'FINAL', text: string, stopReason = 'PARTIAL_TURN'): this {
    const additionalModelFields = JSON.stringify({ generationStage: stage });
    this.sends('contentStart', { contentId, type: 'TEXT', role: 'ASSISTANT', additionalModelFields });
    this.sends('textOutput', { contentId, content: text });
    return this.sends('contentEnd', { contentId, stopReason });
  }

  callerSays(contentId: string, text: string): this {
    this.sends('contentStart', { contentId, type: 'TEXT', role: 'USER' });
    this.sends('textOutput', { contentId, content: text });
    return this.sends('contentEnd', { contentId, stopReason: 'PARTIAL_TURN' });
  }

  /** @param ms how long the line plays it */
  audio(contentId: string, stopReason?: string, ms = 0): this {
    this.sends('contentStart', { contentId, type: 'AUDIO', role: 'ASSISTANT' });
    const content = Buffer.alloc(Math.max(3, ms * 8)).toString('base64');
    this.sends('audioOutput', { contentId, content });
    return stopReason === undefined ? this : this.sends('contentEnd', { contentId, stopReason });
  }

  #take(bytes: Uint8Array): void {
    const output = parseOutput(bytes);
    if (output) this.#tracker.handle(output.event);
  }
}

function short(event: VoiceEvent): string {
  switch (event.type) {
    case 'response.created':
      return `created ${event.responseId}${event.speakId === undefined ? '' : ` ${event.speakId}`}`;
    case 'response.audio.delta':
      return `audio ${event.itemId}`;
    case 'response.audio.done':
      return `audio.done ${event.itemId}`;
    case 'response.audio_transcript.delta':
      return `plan ${event.itemId}: ${event.delta}`;
    case 'response.audio_transcript.done':
      return `said ${event.itemId}: ${event.transcript}`;
    case 'response.done':
      return `done ${event.responseId} ${event.status}`;
    case 'response.function_call':
      return `call ${event.responseId} ${event.callId} ${event.name} ${event.arguments}`;
    case 'conversation.item.input_audio_transcription.completed':
      return `caller: ${event.transcript}`;
    default:
      return event.type.replace('input_audio_buffer.', '');
  }
}

describe('TurnTracker', () => {
  it('tells an answer of two sentences, each with its own audio and words', () => {
    expect(new Model().plays('answer').seen).toEqual([
      'usage',
      'caller: what time do you open tomorrow',
      'speech_stopped',
      'created turn1',
      'plan c3: We open at nine.',
      'audio c3',
      'audio c3',
      'audio.done c3',
      'said c3: We open at nine.',
      'plan c6: Anything else?',
      'audio c6',
      'audio c6',
      'audio.done c6',
      'said c6: Anything else?',
      'done turn1 completed',
      'usage',
    ]);
  });

  it('reports a tool call as a separate response', () => {
    expect(new Model().plays('tool').seen).toEqual([
      'caller: where is my parcel',
      'speech_stopped',
      'response.working',
      'created turn1',
      'call turn1 tool-1 order_status {"order":"last"}',
      'done turn1 completed',
      'created turn2',
      'plan c4: It will arrive on Tuesday.',
      'audio c4',
      'audio c4',
      'audio.done c4',
      'said c4: It will arrive on Tuesday.',
      'done turn2 completed',
    ]);
  });

  it('reports a tool call when its block is complete, and the same call once', () => {
    const model = new Model();
    const toolUse = { toolUseId: 'tool-1', toolName: 'order_status', content: '{}' };
    model.sends('contentStart', { contentId: 't1', type: 'TOOL', role: 'TOOL' });
    model.sends('toolUse', { contentId: 't1', ...toolUse });
    expect(model.seen).toEqual(['response.working']);
    model.sends('contentEnd', { contentId: 't1', type: 'TOOL', stopReason: 'TOOL_USE' });
    expect(model.seen).toEqual([
      'response.working',
      'created turn1',
      'call turn1 tool-1 order_status {}',
      'done turn1 completed',
    ]);
    model.sends('contentStart', { contentId: 't2', type: 'TOOL', role: 'TOOL' });
    model.sends('toolUse', { contentId: 't2', ...toolUse });
    model.sends('contentEnd', { contentId: 't2', type: 'TOOL', stopReason: 'TOOL_USE' });
    // A response without a call would count as an empty answer, and the model would be asked again.
    expect(model.seen.filter((line) => /^(call|created|done)/.test(line))).toHaveLength(3);
  });

  it('begins another turn after a tool when the turn that called it was given up without an end', () => {
    const model = new Model();
    model.text('p1', 'SPECULATIVE', 'Let me see.').audio('a1', 'PARTIAL_TURN');
    model.sends('contentStart', { contentId: 't1', type: 'TOOL', role: 'TOOL' });
    model.sends('toolUse', { contentId: 't1', toolUseId: 'tool-1', toolName: 'order_status', content: '{}' });
    model.sends('contentEnd', { contentId: 't1', type: 'TOOL', stopReason: 'TOOL_USE' });
    model.order.cancel();
    model.text('p2', 'SPECULATIVE', 'It arrives on Tuesday.').audio('a2', 'END_TURN');
    expect(model.seen).toContain('created turn2');
    expect(model.seen).toContain('audio a2');
  });

  it('reports no tool call whose block was broken off', () => {
    const model = new Model();
    model.sends('contentStart', { contentId: 't1', type: 'TOOL', role: 'TOOL' });
    model.sends('toolUse', { contentId: 't1', toolUseId: 'tool-1', toolName: 'order_status', content: '{}' });
    model.sends('contentEnd', { contentId: 't1', type: 'TOOL', stopReason: 'INTERRUPTED' });
    expect(model.seen.filter((line) => line.startsWith('call'))).toEqual([]);
  });

  it('barges in once at the first of three signals, and drops late audio', () => {
    expect(new Model().plays('interrupted-while-sending').seen).toEqual([
      'created turn1',
      'plan c2: We open at nine in the morning.',
      'audio c2',
      'audio c2',
      'speech_started',
      'done turn1 cancelled',
      'caller: wait is that also on sunday',
      'speech_stopped',
      'created turn2',
      'plan c6: Yes, on Sundays too.',
      'audio c6',
      'audio c6',
      'audio.done c6',
      'said c6: Yes, on Sundays too.',
      'done turn2 completed',
    ]);
  });

  it('barges in after the turn was sent to its end', () => {
    const { seen } = new Model().plays('interrupted-after-end');
    expect(seen.slice(-2)).toEqual(['done turn1 completed', 'speech_started']);
  });

  it.each(['TEXT', 'AUDIO'])('takes INTERRUPTED on a %s block alone for an interruption', (kind) => {
    const model = new Model().text('p', 'SPECULATIVE', 'We open.').audio('a');
    if (kind === 'TEXT') model.text('f', 'FINAL', 'We', 'INTERRUPTED');
    else model.sends('contentEnd', { contentId: 'a', stopReason: 'INTERRUPTED' });
    expect(model.seen.slice(-2)).toEqual(['speech_started', 'done turn1 cancelled']);
  });

  it('lets the listener cancel while it is told of the interruption', () => {
    const model = new Model((event, order) => {
      if (event.type === 'input_audio_buffer.speech_started') order.cancel();
    });
    model.plays('interrupted-while-sending');
    expect(model.seen.filter((line) => line.startsWith('done turn1'))).toEqual(['done turn1 cancelled']);
    expect(model.seen.at(-1)).toBe('done turn2 completed');
  });

  it('drops the rest of a cancelled turn, its next sentences too, and goes on with the next turn', () => {
    const model = new Model().text('p1', 'SPECULATIVE', 'One.').audio('a1');
    model.order.cancel();
    const before = model.seen.length;
    expect(model.seen.at(-1)).toBe('done turn1 cancelled');
    model.sends('contentEnd', { contentId: 'a1', stopReason: 'PARTIAL_TURN' });
    model.text('f1', 'FINAL', 'One.').text('p2', 'SPECULATIVE', 'Two.').audio('a2', 'END_TURN');
    model.text('f2', 'FINAL', 'Two.', 'END_TURN');
    expect(model.seen).toHaveLength(before);
    model
      .text('p3', 'SPECULATIVE', 'Three.')
      .audio('a3', 'END_TURN')
      .text('f3', 'FINAL', 'Three.', 'END_TURN');
    expect(model.seen.slice(before)).toEqual([
      'created turn2',
      'plan a3: Three.',
      'audio a3',
      'audio.done a3',
      'said a3: Three.',
      'done turn2 completed',
    ]);
  });

  it('does not swallow an answer because the end of a cancelled turn never came', () => {
    const model = new Model().text('p1', 'SPECULATIVE', 'One.').audio('a1');
    model.order.cancel();
    model.callerSays('u1', 'hello').text('p2', 'SPECULATIVE', 'Two.').audio('a2', 'END_TURN');
    expect(model.seen).toContain('plan a2: Two.');
  });

  it('tells no interruption of a turn that we cancelled ourselves', () => {
    const model = new Model().plays('answer');
    model.order.cancel();
    model.text('x', 'FINAL', '{ "interrupted" : true }', 'INTERRUPTED');
    expect(model.seen).not.toContain('speech_started');
  });

  it('ends a turn whose final texts never come', () => {
    const model = new Model().text('p1', 'SPECULATIVE', 'One.').audio('a1', 'END_TURN');
    expect(model.order.settling).toBe(true);
    model.order.settle();
    expect(model.order.settling).toBe(false);
    expect(model.seen.at(-1)).toBe('done turn1 completed');
    model.text('f1', 'FINAL', 'One.', 'END_TURN');
    expect(model.seen.at(-1)).toBe('said a1: One.');
  });

  it('gives final texts beyond the pieces of speech to the last piece', () => {
    const model = new Model().text('p1', 'SPECULATIVE', 'One. Two.').audio('a1', 'END_TURN');
    model.text('f1', 'FINAL', 'One.').text('f2', 'FINAL', 'Two.', 'END_TURN');
    expect(model.seen.filter((line) => line.startsWith('said'))).toEqual([
      'said a1: One.',
      'said a1: One. Two.',
    ]);
  });

  it('plays audio that names no block', () => {
    const model = new Model()
      .sends('outputAudioDelta', { delta: 'ff7f' })
      .sends('outputAudioDelta', { delta: 'ff' });
    expect(model.seen).toEqual(['created turn1', 'audio turn1', 'audio turn1']);
  });

  it('ignores what belongs to nothing', () => {
    const model = new Model()
      .sends('textOutput', { contentId: 'x', content: 'lost' })
      .sends('audioOutput', { contentId: 'x', content: 'AAAA' })
      .sends('contentEnd', { contentId: 'x', stopReason: 'END_TURN' })
      .sends('contentEnd', { contentId: 'x', stopReason: 'INTERRUPTED' });
    expect(model.seen).toEqual([]);
  });

  it('says when the caller was heard and when they stopped, when the model says so', () => {
    const model = new Model().sends('userSpeechStart', { inputAudioOffsetMs: 0 });
    expect(model.order.callerSpeaks).toBe(true);
    model.sends('completionStart', {}).sends('userSpeechEnd', { inputAudioOffsetMs: 1920 });
    expect(model.order.callerSpeaks).toBe(false);
    model.callerSays('u1', 'hello').text('p1', 'SPECULATIVE', 'Hi.');
    expect(model.seen).toEqual([
      'voice_started',
      'voice_stopped',
      'speech_stopped',
      'caller: hello',
      'created turn1',
    ]);
  });

  describe("the signs of the model's detector of voices", () => {
    const START = { inputAudioOffsetMs: 100 };
    const END = { inputAudioOffsetMs: 1920, inputAudioDetectionOffsetMs: 2400 };

    it('tell how long it took to decide that the turn is over', () => {
      const { endpointedMs } = new Model().sends('userSpeechStart', START).sends('userSpeechEnd', END);
      expect(endpointedMs).toEqual([480]);
    });

    it('may come twice, and count once', () => {
      const model = new Model().sends('userSpeechStart', START).sends('userSpeechStart', START);
      model.sends('userSpeechEnd', END).sends('userSpeechEnd', END).callerSays('u1', 'hello');
      expect(model.seen).toEqual(['voice_started', 'voice_stopped', 'speech_stopped', 'caller: hello']);
      expect(model.endpointedMs).toEqual([480]);
    });

    it('may have no times, or senseless ones', () => {
      const model = new Model().sends('userSpeechStart', {}).sends('userSpeechEnd', {});
      model.sends('userSpeechStart', { inputAudioOffsetMs: 'soon' });
      model.sends('userSpeechEnd', { inputAudioOffsetMs: 900, inputAudioDetectionOffsetMs: 100 });
      expect(model.seen).toEqual(['voice_started', 'voice_stopped', 'voice_started', 'voice_stopped']);
      expect(model.endpointedMs).toEqual([]);
    });

    it('are no turn without words', () => {
      const model = new Model().sends('userSpeechStart', START).sends('userSpeechEnd', END);
      model.text('p1', 'SPECULATIVE', 'Are you still there?');
      expect(model.seen).not.toContain('speech_stopped');
    });

    it('may stop coming: then the words end the turn', () => {
      const model = new Model().sends('userSpeechStart', START).sends('userSpeechEnd', END);
      model.callerSays('u1', 'hello').text('p1', 'SPECULATIVE', 'Hi.').callerSays('u2', 'and you');
      expect(model.seen.slice(-2)).toEqual(['speech_stopped', 'caller: and you']);
    });

    it('end a turn of several blocks once', () => {
      const model = new Model().sends('userSpeechStart', START).sends('userSpeechEnd', END);
      model.callerSays('u1', 'hello').callerSays('u2', 'where is my parcel');
      model.text('p1', 'SPECULATIVE', 'Hi.');
      expect(model.seen.filter((line) => line === 'speech_stopped')).toHaveLength(1);
    });

    it('say once that the model tells the end of speech', () => {
      const model = new Model();
      expect(model.order.signalsSpeechEnd).toBe(false);
      model.sends('userSpeechStart', START).sends('userSpeechEnd', END);
      expect(model.order.signalsSpeechEnd).toBe(true);
    });

    it('do not interrupt what the caller hears', () => {
      const model = new Model().text('p1', 'SPECULATIVE', 'We open at nine.').audio('a1');
      model.sends('userSpeechStart', START).sends('userSpeechEnd', END);
      expect(model.seen).not.toContain('speech_started');
    });
  });

  describe('an interruption that the model does not name', () => {
    const LONG = 'We open at nine in the morning and close at six in the evening.';

    it('is audio that ends in the middle of a sentence while the caller speaks', () => {
      const model = new Model().text('p1', 'SPECULATIVE', LONG).audio('a1');
      model.sends('userSpeechStart', {}).sends('contentEnd', { contentId: 'a1', stopReason: 'PARTIAL_TURN' });
      expect(model.seen.slice(-2)).toEqual(['speech_started', 'done turn1 cancelled']);
    });

    it('is not the end of a sentence, and not a pause of the model', () => {
      const spoken = new Model().text('p1', 'SPECULATIVE', 'One moment.').audio('a1');
      spoken
        .sends('userSpeechStart', {})
        .sends('contentEnd', { contentId: 'a1', stopReason: 'PARTIAL_TURN' });
      const paused = new Model().text('p1', 'SPECULATIVE', LONG).audio('a1', 'PARTIAL_TURN');
      expect([...spoken.seen, ...paused.seen]).not.toContain('speech_started');
    });

    it('is an answer to something else while the turn is still heard', () => {
      const model = new Model().text('p1', 'SPECULATIVE', LONG).audio('a1', 'END_TURN', 2_000);
      model.callerSays('u1', 'and on sunday').text('p2', 'SPECULATIVE', 'On Sundays too.');
      const silenced = ['caller: and on sunday', 'speech_started', 'done turn1 cancelled', 'speech_stopped'];
      expect(model.seen.slice(-5)).toEqual([...silenced, 'created turn2']);
    });

    it('is not an answer after the turn was heard', () => {
      const model = new Model().text('p1', 'SPECULATIVE', LONG).audio('a1', 'END_TURN');
      model.callerSays('u1', 'and on sunday').text('p2', 'SPECULATIVE', 'On Sundays too.');
      expect(model.seen).not.toContain('speech_started');
    });
  });

  describe('lines that were asked for', () => {
    const HOLD = 'I am connecting you with a person now. Please stay on the line.';

    it('marks the turn that says the line', () => {
      const model = new Model();
      model.lines.add('s1', HOLD);
      model.text('p1', 'SPECULATIVE', 'I am connecting you with a person now.').audio('a1');
      expect(model.seen[0]).toBe('created turn1 s1');
    });

    it("does not take the answer to the caller's last words for the line", () => {
      const model = new Model().callerSays('u1', 'i want to speak to a person');
      model.lines.add('s1', HOLD);
      model.text('p1', 'SPECULATIVE', 'Sure, let me see what we can do.').audio('a1');
      model.text('x', 'FINAL', '{ "interrupted" : true }', 'INTERRUPTED');
      model.text('p2', 'SPECULATIVE', 'I am connecting you with a person now.').audio('a2');
      expect(model.seen.filter((line) => line.startsWith('created'))).toEqual([
        'created turn1',
        'created turn2 s1',
      ]);
    });

    it('takes other words for the line when nothing else was asked', () => {
      const model = new Model();
      model.lines.add('s1', 'Greet the caller.');
      model.text('p1', 'SPECULATIVE', 'Hello there!').audio('a1');
      expect(model.seen[0]).toBe('created turn1 s1');
    });

    it('hears the line through even when the end of the cancelled turn never came', () => {
      const model = new Model().text('p1', 'SPECULATIVE', 'One.').audio('a1');
      model.order.cancel();
      model.lines.add('s1', HOLD);
      model.text('p2', 'SPECULATIVE', HOLD).audio('a2');
      expect(model.seen.slice(-3)).toEqual(['created turn2 s1', `plan a2: ${HOLD}`, 'audio a2']);
    });

    it('takes no empty block of the caller for words before the line', () => {
      const model = new Model().callerSays('u1', '');
      model.lines.add('s1', 'Hello, how can I help you?');
      model.text('p1', 'SPECULATIVE', 'Welcome! What is it about?').audio('a1');
      expect(model.seen[0]).toBe('created turn1 s1');
      expect(model.seen).not.toContain('speech_stopped');
    });

    it('finds a line that is spoken in one breath after an answer, and gives each its words', () => {
      const model = new Model().callerSays('u1', 'i want to speak to a person');
      model.lines.add('s1', HOLD);
      model.text('p1', 'SPECULATIVE', 'Sure, let me see.').audio('a1', 'PARTIAL_TURN');
      model.text('p2', 'SPECULATIVE', HOLD).audio('a2', 'END_TURN');
      model.text('f1', 'FINAL', 'Sure, let me see.').text('f2', 'FINAL', HOLD, 'END_TURN');
      expect(model.seen.slice(2)).toEqual([
        'created turn1',
        'plan a1: Sure, let me see.',
        'audio a1',
        'audio.done a1',
        'done turn1 completed',
        'created turn2 s1',
        `plan a2: ${HOLD}`,
        'audio a2',
        'audio.done a2',
        'said a1: Sure, let me see.',
        `said a2: ${HOLD}`,
        'done turn2 completed',
      ]);
    });

    it('takes no sentence that has a word in common for the line', () => {
      const model = new Model().callerSays('u1', 'hello');
      model.lines.add('s1', HOLD);
      model.text('p1', 'SPECULATIVE', 'We open at nine.').audio('a1', 'PARTIAL_TURN');
      model.text('p2', 'SPECULATIVE', 'Please.').audio('a2');
      expect(model.seen.filter((line) => line.startsWith('created'))).toEqual(['created turn1']);
    });

    it('forgets a line that was not spoken in time', () => {
      vi.useFakeTimers({ toFake: ['performance'] });
      const model = new Model();
      model.lines.add('s1', 'Hello, how can I help you?');
      vi.advanceTimersByTime(20_000);
      model.text('p1', 'SPECULATIVE', 'We open at nine.').audio('a1');
      expect(model.seen[0]).toBe('created turn1');
      vi.useRealTimers();
    });

    it('is no barge-in when the model stops for it, and the next turn speaks it in whatever words', () => {
      const model = new Model().callerSays('u1', 'i want to speak to a person');
      model.lines.add('s1', HOLD);
      model.order.asked('line');
      model.text('p1', 'SPECULATIVE', 'Sure, let me see what we can do.').audio('a1');
      model.text('x', 'FINAL', '{ "interrupted" : true }', 'INTERRUPTED');
      model.text('p2', 'SPECULATIVE', 'Hang on, a colleague takes over.').audio('a2');
      expect(model.seen).not.toContain('speech_started');
      expect(model.seen).toContain('audio.done a1');
      expect(model.seen).toContain('done turn1 cancelled');
      expect(model.seen).toContain('created turn2 s1');
    });

    it('is interrupted by a caller all the same', () => {
      const model = new Model();
      model.lines.add('s1', HOLD);
      model.order.asked('line');
      model.text('p1', 'SPECULATIVE', HOLD).audio('a1');
      model.text('x', 'FINAL', '{ "interrupted" : true }', 'INTERRUPTED');
      expect(model.seen.slice(-2)).toEqual(['speech_started', 'done turn1 cancelled']);
    });

    it('forgets older lines once a newer one is spoken', () => {
      const model = new Model();
      model.lines.add('s1', 'Are you still there?');
      model.lines.add('s2', HOLD);
      model.text('p1', 'SPECULATIVE', HOLD).audio('a1', 'END_TURN').text('f1', 'FINAL', HOLD, 'END_TURN');
      model.text('p2', 'SPECULATIVE', 'Anything else?').audio('a2');
      expect(model.seen.filter((line) => line.startsWith('created'))).toEqual([
        'created turn1 s2',
        'created turn2',
      ]);
    });
  });
});
