import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWav } from '../../src/audio/wav.ts';
import type { CarrierCall } from '../carrier/call.ts';
import type { Resume } from './resumes.ts';

const INDEX = 'resumes.tsv';
const COLUMNS = ['file', 'stopped for', 'stops at s', 'goes on at s', 'gap ms', 'heard again ms'];

/** A folder with what each caller said and heard, and a list of the pauses that were wrong. */
export class Recordings {
  readonly #folder: string;

  /** Begins the list anew. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, INDEX), lineOf(COLUMNS));
  }

  add(
    title: string,
    { heard, spoken }: Pick<CarrierCall, 'heard' | 'spoken'>,
    resumes: readonly Resume[],
  ): void {
    const name = title.replaceAll(/[^\w.=-]+/g, '-');
    const both = `${name}.wav`;
    this.#write(`${name}-ear.wav`, heard, 1);
    this.#write(`${name}-caller.wav`, spoken, 1);
    // The caller is left and the assistant right.
    this.#write(both, interleaved(spoken, heard), 2);
    const lines = resumes.map((resume) => lineOf([both, ...figuresOf(resume)]));
    appendFileSync(join(this.#folder, INDEX), lines.join(''));
  }

  #write(file: string, samples: Uint8Array, channels: number): void {
    const wav = buildWav({ encoding: 'mulaw', sampleRateHz: 8000, channels, samples });
    writeFileSync(join(this.#folder, file), wav);
  }
}

function figuresOf({ kind, pauseMs, resumeMs, stoppedAtMs, wentOnAtMs }: Resume): string[] {
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  const whole = (ms: number) => ms.toFixed(0);
  const gapMs = resumeMs - pauseMs;
  return [kind, seconds(pauseMs), seconds(resumeMs), whole(gapMs), whole(stoppedAtMs - wentOnAtMs)];
}

function lineOf(cells: readonly string[]): string {
  return `${cells.join('\t')}\n`;
}

function interleaved(left: Uint8Array, right: Uint8Array): Uint8Array {
  const samples = new Uint8Array(2 * Math.min(left.length, right.length));
  for (let at = 0; at < samples.length / 2; at += 1) samples.set([left[at] ?? 0, right[at] ?? 0], 2 * at);
  return samples;
}
