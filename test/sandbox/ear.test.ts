import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ear } from '../../sandbox/model/ear.ts';
import { speak } from '../../sandbox/model/mouth.ts';
import { SpeechLibrary, type Utterance } from '../../sandbox/model/speech-library.ts';
import { decodeMulaw, encodeMulaw } from '../../src/audio/mulaw.ts';
import { Resampler, type SampleRate } from '../../src/audio/resampler.ts';

const FRAME = 160;
const SAMPLES_PER_MS = 8;
const SILENCE_MS = 500;
const LEAD_MS = 1000;

const library = SpeechLibrary.load();
const callers = library.callerUtterances().map((utterance) => ({ id: utterance.id, utterance }));

type Heard = { readonly started: number } | { readonly stopped: number; readonly text: string };

function silence(ms: number): Int16Array {
  return new Int16Array(ms * SAMPLES_PER_MS);
}

function joined(...parts: readonly Int16Array[]): Int16Array {
  return Int16Array.from(parts.flatMap((part) => [...part]));
}

/** What an ear makes of this audio, handed over in pieces of `chunk` samples. */
function hear(pcm: Int16Array, chunk = FRAME, silenceMs = SILENCE_MS): Heard[] {
  const heard: Heard[] = [];
  const ear = new Ear({
    silenceMs,
    library,
    onSpeechStarted: (started) => heard.push({ started }),
    onSpeechStopped: (stopped, text) => heard.push({ stopped, text }),
  });
  for (let at = 0; at < pcm.length; at += chunk) ear.hear(pcm.subarray(at, at + chunk));
  return heard;
}

function texts(pcm: Int16Array): string[] {
  return hear(pcm).flatMap((event) => ('text' in event ? [event.text] : []));
}

function pcmOf(utterance: Utterance): Int16Array {
  return decodeMulaw(utterance.mulaw);
}

/** The words among silence. */
function said(pcm: Int16Array): Int16Array {
  return joined(silence(LEAD_MS), pcm, silence(1000));
}

/** Telephone audio that went up to a model's rate and down again in media frames. */
function throughRate(pcm: Int16Array, rateHz: SampleRate): Int16Array {
  const up = new Resampler(8000, rateHz);
  const down = new Resampler(rateHz, 8000);
  const frames: Int16Array[] = [];
  for (let at = 0; at < pcm.length; at += FRAME) {
    frames.push(down.process(up.process(pcm.subarray(at, at + FRAME))));
  }
  return joined(...frames);
}

/** Hiss of a bad line, the same at each run. */
function noisy(pcm: Int16Array, amplitude: number): Int16Array {
  let seed = 7;
  return pcm.map((sample) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return sample + (seed / 0x40000000 - 1) * amplitude;
  });
}

describe.each(callers)('the caller says $id', ({ utterance }) => {
  const pcm = pcmOf(utterance);
  const expected = [utterance.text];

  it('and the ear knows when and what, within 60 ms', () => {
    const [start, stop, ...more] = hear(said(pcm));
    expect(more).toEqual([]);
    expect(start && 'started' in start && Math.abs(start.started - LEAD_MS)).toBeLessThan(60);
    expect(stop && 'stopped' in stop && Math.abs(stop.stopped - LEAD_MS - utterance.ms)).toBeLessThan(60);
    expect(texts(said(pcm))).toEqual(expected);
  });

  it.each([16_000, 24_000] as const)('through %i Hz', (rateHz) => {
    expect(texts(throughRate(said(pcm), rateHz))).toEqual(expected);
  });

  it('through mu-law once more, quietly, and at any place in the frames', () => {
    const again = decodeMulaw(encodeMulaw(pcm.map((sample) => sample / 2)));
    for (const shift of [0, 37, 80, 159]) {
      expect(texts(joined(new Int16Array(shift), said(again)))).toEqual(expected);
    }
  });

  it('on a noisy line', () => {
    expect(texts(noisy(said(pcm), 300))).toEqual(expected);
  });

  it('with 40 ms cut at both ends', () => {
    const cut = 60 * SAMPLES_PER_MS;
    expect(texts(said(pcm.subarray(cut, pcm.length - cut)))).toEqual(expected);
  });

  it('with 100 ms lost or silenced in the middle', () => {
    const from = Math.floor(pcm.length / 2);
    const to = from + 100 * SAMPLES_PER_MS;
    expect(texts(said(joined(pcm.subarray(0, from), pcm.subarray(to))))).toEqual(expected);
    expect(texts(said(pcm.map((sample, at) => (at >= from && at < to ? 0 : sample))))).toEqual(expected);
  });
});

describe('a conversation', () => {
  it('is heard sentence by sentence, without confusion', () => {
    const whole = joined(...callers.map(({ utterance }) => said(pcmOf(utterance))));
    expect(texts(whole)).toEqual(callers.map(({ utterance }) => utterance.text));
  });

  it('is heard the same however the audio is cut', () => {
    const pcm = said(pcmOf(library.utterance('caller-sunday')));
    const whole = hear(pcm, pcm.length);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (chunk) => {
        expect(hear(pcm, chunk)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('takes two sentences for one sound when the pause between them is short', () => {
    const two = ['caller-sunday', 'caller-parcel'].map((id) => library.utterance(id));
    const [sunday, parcel] = two.map(pcmOf);
    if (!sunday || !parcel) throw new Error('not recorded');
    expect(texts(said(joined(sunday, silence(300), parcel)))).toEqual(['unintelligible']);
    expect(texts(said(joined(sunday, silence(600), parcel)))).toEqual(two.map(({ text }) => text));
  });

  it('ends after the silence asked for and not before', () => {
    const pcm = joined(silence(200), pcmOf(library.utterance('caller-hello')));
    expect(hear(joined(pcm, silence(600)), FRAME, 700)).toHaveLength(1);
    expect(hear(joined(pcm, silence(740)), FRAME, 700)).toHaveLength(2);
  });
});

describe('a sound that is no recorded sentence', () => {
  it('is unintelligible: assistants, babble, half a sentence, a tone', () => {
    const half = pcmOf(library.utterance('caller-person')).subarray(0, 7000);
    const tone = Int16Array.from({ length: 12_000 }, (_, i) => 8000 * Math.sin(i / 3));
    const babble = speak('Something that was never recorded.', library);
    const assistant = ['hours', 'greeting', 'tell-me-more-1', 'tell-me-more-2', 'goodbye', 'still-there'].map(
      (id) => pcmOf(library.utterance(id)),
    );
    for (const pcm of [half, tone, babble, ...assistant]) {
      expect(texts(said(pcm))).toEqual(expect.arrayContaining(['unintelligible']));
      expect(new Set(texts(said(pcm)))).toEqual(new Set(['unintelligible']));
    }
  });

  it('is unintelligible also when it lasts a minute', () => {
    const tone = Int16Array.from({ length: 480_000 }, (_, i) => 8000 * Math.sin(i / 3));
    expect(texts(said(tone))).toEqual(['unintelligible']);
  });

  it('is not even heard when it is a click of less than 60 ms, or hiss', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 59 * SAMPLES_PER_MS }), fc.nat(159), (length, shift) => {
        const click = new Int16Array(length).fill(20_000);
        expect(hear(joined(new Int16Array(shift), said(click)))).toEqual([]);
      }),
    );
    expect(hear(noisy(silence(3000), 300))).toEqual([]);
  });
});

describe('an ear that ignores noise', () => {
  it('reports a sentence when it is over, and no other sound', () => {
    const [{ utterance } = { utterance: undefined }] = callers;
    if (!utterance) throw new Error('no caller is recorded');
    const noise = Int16Array.from({ length: 300 * SAMPLES_PER_MS }, (_, at) =>
      at % 20 < 10 ? 5_000 : -5_000,
    );
    const heard: Heard[] = [];
    const ear = new Ear({
      silenceMs: SILENCE_MS,
      library,
      ignoresNoise: () => true,
      onSpeechStarted: (started) => heard.push({ started }),
      onSpeechStopped: (stopped, text) => heard.push({ stopped, text }),
    });
    ear.hear(said(noise));
    expect(heard).toEqual([]);
    ear.hear(said(pcmOf(utterance)));
    expect(heard).toMatchObject([{ started: expect.any(Number) }, { text: utterance.text }]);
  });
});
