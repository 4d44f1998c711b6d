import { TELEPHONE_RATE_HZ } from '../../src/audio/format.ts';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import type { SpeechLibrary } from './speech-library.ts';

const MS_PER_CHARACTER = 60;
const SHORTEST_BABBLE_MS = 300;
const SYLLABLE_MS = 180;
/** Length of a syllable: the babble swells and fades with each, as speech does. */
const HARMONICS = 12;
const AMPLITUDE = 9000;
/** The others say a line in one breath. */
const SENTENCE_BY_SENTENCE: ReadonlySet<VoiceProvider> = new Set(['nova', 'cascade']);

/**
 * Says a text, as PCM16 at 8 kHz: its recording, or recordings of its sentences one after the other, with
 * babble of a plausible length for what was never recorded. The same text always sounds the same.
 */
export function speak(text: string, library: SpeechLibrary): Int16Array {
  const whole = library.find(text);
  if (whole) return decodeMulaw(whole.mulaw);
  return joined(
    sentences(text).map((sentence) => {
      const known = library.find(sentence);
      return known ? decodeMulaw(known.mulaw) : babble(sentence);
    }),
  );
}

/** A line in the pieces that a provider's model of the sandbox says and pronounces alone. */
export function breathsOf(line: string, provider: VoiceProvider): readonly string[] {
  return SENTENCE_BY_SENTENCE.has(provider) ? sentences(line) : [line];
}

/** Splits a text after . ? ! and the Hindi full stop before a space, keeping them. Empty for an empty text. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[.?!।])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 0);
}

function joined(parts: readonly Int16Array[]): Int16Array {
  const pcm = new Int16Array(parts.reduce((samples, part) => samples + part.length, 0));
  let at = 0;
  for (const part of parts) {
    pcm.set(part, at);
    at += part.length;
  }
  return pcm;
}

/** A voice of falling pitch that opens and closes once a syllable; each vowel follows from the text. */
function babble(text: string): Int16Array {
  const ms = Math.max(SHORTEST_BABBLE_MS, text.length * MS_PER_CHARACTER);
  const pcm = new Int16Array((ms * TELEPHONE_RATE_HZ) / 1000);
  const syllables = Math.max(1, Math.round(ms / SYLLABLE_MS));
  const syllableSamples = pcm.length / syllables;
  let phase = 0;
  for (let i = 0; i < pcm.length; i += 1) {
    const syllable = Math.floor(i / syllableSamples);
    const opening = 0.15 + 0.85 * Math.sin((Math.PI * (i % syllableSamples)) / syllableSamples);
    const code = text.charCodeAt(Math.floor((syllable * text.length) / syllables)) || 0;
    phase += (2 * Math.PI * (120 + (code % 9) * 5)) / TELEPHONE_RATE_HZ;
    pcm[i] = AMPLITUDE * opening * voice(phase, 2 + (code % 7));
  }
  return pcm;
}

/** Harmonics that are strongest around one of them, as around a vowel's formant; within -1 to 1. */
function voice(phase: number, formant: number): number {
  let sum = 0;
  let weights = 0;
  for (let harmonic = 1; harmonic <= HARMONICS; harmonic += 1) {
    const weight = 1 / (1 + Math.abs(harmonic - formant));
    sum += weight * Math.sin(harmonic * phase);
    weights += weight;
  }
  return sum / weights;
}
