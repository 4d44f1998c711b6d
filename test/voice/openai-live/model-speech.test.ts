import { describe, expect, it } from 'vitest';
import { TELEPHONE_LINE } from '../../../src/audio/line-format.ts';
import { encodeMulaw, silencePayload } from '../../../src/audio/mulaw.ts';
import type { VoiceEvent } from '../../../src/voice/events.ts';
import { AskedLines } from '../../../src/voice/openai-live/speech/asked-lines.ts';
import { ModelSpeech } from '../../../src/voice/openai-live/speech/model-speech.ts';
import { SpokenTurns } from '../../../src/voice/openai-live/speech/spoken-turns.ts';

const PIECE = 800;
const SILENT = silencePayload(PIECE);
const LOUD = Buffer.from(
  encodeMulaw(Int16Array.from({ length: PIECE }, (_, at) => 8000 * Math.sin(at))),
).toString('base64');

/** A session of which a test plays the model. */
class Session {
  readonly events: VoiceEvent[] = [];
  readonly lines = new AskedLines();
  readonly drops: string[] = [];
  told = 0;
  waits = false;
  #ids = 0;
  readonly caller: SpokenTurns = new SpokenTurns({
    emit: (event) => this.events.push(event),
    newId: () => 'turn',
    positionMs: () => this.speech.positionMs,
  });
  readonly speech: ModelSpeech = new ModelSpeech({
    line: TELEPHONE_LINE,
    lines: this.lines,
    drops: { count: (reason) => this.drops.push(reason) },
    emit: (event) => this.events.push(event),
    newId: (kind) => {
      this.#ids += 1;
      return `${kind}${this.#ids}`;
    },
    caller: this.caller,
    isWaiting: () => this.waits,
    onGoesOn: () => {
      this.told += 1;
    },
  });

  plays(...pieces: string[]): this {
    for (const piece of pieces) {
      this.speech.audio(piece);
      this.caller.tick();
    }
    return this;
  }

  silence(ms: number): this {
    return this.plays(...Array.from({ length: ms / 100 }, () => SILENT));
  }

  speaks(ms: number): this {
    return this.plays(...Array.from({ length: ms / 100 }, () => LOUD));
  }

  says(words: string, startMs: number, endMs: number): this {
    this.speech.words({ words, startMs, endMs });
    return this;
  }

  get types(): string[] {
    return this.events.map(({ type }) => type).filter((type) => type !== 'response.audio.delta');
  }

  get transcripts(): string[] {
    return this.events.flatMap((event) =>
      event.type === 'response.audio_transcript.done' ? [event.transcript] : [],
    );
  }

  get statuses(): string[] {
    return this.events.flatMap((event) => (event.type === 'response.done' ? [event.status] : []));
  }
}

describe('the track of GPT-Live', () => {
  it('is a response from a sound to 800 ms of silence, and nothing is sent outside of it', () => {
    const session = new Session().silence(5_000).speaks(400).silence(700).speaks(200).silence(3_000);
    expect(session.types).toEqual(['response.created', 'response.audio.done', 'response.done']);
    // A piece before the first sound, the speech with its pause, and the silence that ends it.
    const pieces = session.events.filter(({ type }) => type === 'response.audio.delta');
    expect(pieces).toHaveLength(1 + 4 + 7 + 2 + 8);
  });

  it('takes words before, with and after their sound', () => {
    const session = new Session().silence(1_000).says('Good', 1_000, 1_200).says(' morning', 1_200, 1_500);
    session.speaks(800).says('.', 1_500, 1_600).silence(900);
    expect(session.transcripts).toEqual(['Good morning.']);
    session.says(' Late.', 1_600, 1_700);
    expect(session.transcripts.at(-1)).toBe('Good morning. Late.');
  });

  it('gives words whose sound does not come to what was said last', () => {
    const session = new Session().speaks(500).silence(1_000).says('Lost.', 60_000, 60_100).silence(2_000);
    expect(session.transcripts.at(-1)).toBe('Lost.');
  });

  it('begins the line that was asked for once the request is taken up', () => {
    const session = new Session().silence(500);
    session.lines.add('speak_1', 'order_1');
    session.speaks(300);
    session.lines.confirm('order_1');
    session.speech.requestTaken();
    session.speaks(500).silence(900);
    const begun = session.events.filter(({ type }) => type === 'response.created');
    expect(begun).toMatchObject([{ responseId: 'resp1' }, { speakId: 'speak_1' }]);
  });

  it('makes two responses of a remark while it waits and of the result, though only a short pause is between', () => {
    const session = new Session();
    session.waits = true;
    session.speaks(500);
    session.waits = false;
    session.speech.resultTaken();
    session.speaks(300).silence(200).speaks(900).silence(900);
    const begun = session.events.filter(({ type }) => type === 'response.created');
    expect(begun).toEqual([
      { type: 'response.created', responseId: 'resp1', beforeResult: true },
      { type: 'response.created', responseId: 'resp3' },
    ]);
    expect(session.statuses).toEqual(['completed', 'completed']);
  });

  it('drops what is still said after a cut, and tells a model to stop that goes on', () => {
    const session = new Session().speaks(500);
    session.speech.cut();
    session.speaks(1_000).silence(300).speaks(300).silence(900);
    expect(session.statuses).toEqual(['cancelled', 'completed']);
    expect(session.told).toBe(1);
    expect(session.drops.filter((reason) => reason === 'interrupted_answer')).toHaveLength(10);
  });

  it('does not tell a model to stop that has stopped', () => {
    const session = new Session().speaks(500);
    session.speech.cut();
    session.silence(2_000);
    expect(session.told).toBe(0);
  });

  it('makes no turn of a remark of a listener', () => {
    const session = new Session().silence(1_000);
    session.caller.hear({ words: 'well', startMs: 800, endMs: 1_000 });
    session.speaks(300).says('Mm-hm.', 1_000, 1_300).silence(900);
    expect(session.transcripts).toEqual([]);
    expect(session.statuses).toEqual(['completed']);
  });

  it('tells the first word of an answer that begins like a remark', () => {
    const session = new Session().silence(1_000);
    session.caller.hear({ words: 'well', startMs: 800, endMs: 1_000 });
    session.speaks(300).says('Yes,', 1_000, 1_200).says(' on Sundays.', 1_200, 1_300).silence(900);
    const deltas = session.events.flatMap((event) =>
      event.type === 'response.audio_transcript.delta' ? [event.delta] : [],
    );
    expect(deltas).toEqual(['Yes, on Sundays.']);
    expect(session.transcripts).toEqual(['Yes, on Sundays.']);
  });

  it('keeps "yes" as an answer when the caller has stopped', () => {
    const session = new Session().silence(1_000);
    session.caller.hear({ words: 'are you open', startMs: 0, endMs: 900 });
    session.silence(1_000).speaks(400).says('Yes.', 2_000, 2_400).silence(900);
    expect(session.transcripts).toEqual(['Yes.']);
  });
});
