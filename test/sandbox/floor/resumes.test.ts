import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CallerEvent } from '../../../sandbox/floor/events.ts';
import { Recordings } from '../../../sandbox/floor/recordings.ts';
import { resumesText } from '../../../sandbox/floor/report.ts';
import { resumesOf } from '../../../sandbox/floor/resumes.ts';
import { speak } from '../../../sandbox/model/mouth.ts';
import { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import { BYTES_PER_MS, SILENCE_BYTE } from '../../../src/audio/format.ts';
import { encodeMulaw } from '../../../src/audio/mulaw.ts';
import { parseWav } from '../../../src/audio/wav.ts';

const answer = encodeMulaw(speak('Nobody has recorded this sentence of some length.', SpeechLibrary.load()));
const answerMs = answer.length / BYTES_PER_MS;
const knock: CallerEvent = {
  ...{ kind: 'knock', place: 'middle', startMs: 1500, endMs: 2200 },
  ...{ naturalEndMs: 1000 + answerMs, answer },
};
const folder = mkdtempSync(join(tmpdir(), 'floor-'));

afterAll(() => rmSync(folder, { recursive: true }));

function part(fromMs: number, untilMs?: number): Uint8Array {
  return answer.subarray(fromMs * BYTES_PER_MS, untilMs && untilMs * BYTES_PER_MS);
}

function silence(ms: number): Buffer {
  return Buffer.alloc(ms * BYTES_PER_MS, SILENCE_BYTE);
}

/** After 1.1 s of the answer the line is silent for 600 ms; then the answer goes on from 200 ms before. */
const heard = Buffer.concat([silence(1000), part(0, 1100), silence(600), part(900), silence(500)]);

describe('a pause that was wrong', () => {
  it('is found with its length and with what is heard again', () => {
    const [resume, ...others] = resumesOf({ events: [knock], clearsMs: [2090] }, heard);
    expect(others).toEqual([]);
    expect(resume?.kind).toBe('knock');
    expect(resume?.pauseMs).toBeCloseTo(2100, 0);
    expect(resume?.resumeMs).toBeCloseTo(2700, 0);
    expect(resume?.stoppedAtMs).toBeCloseTo(1100, 0);
    expect(resume?.wentOnAtMs).toBeCloseTo(900, 0);
    expect(resume?.heardMs).toBeCloseTo(answerMs - 900, 0);
    expect(resumesText('openai', resume ? [resume] : [])).toBe(
      'openai: answers that went on after a pause: 1; p50 / most: silence 600 / 600 ms, heard again 200 / 200 ms',
    );
  });

  it('is none without a clear: the network had a gap', () => {
    expect(resumesOf({ events: [knock], clearsMs: [] }, heard)).toEqual([]);
  });

  it('is none when something else was said, or nothing', () => {
    const other = encodeMulaw(speak('That is quite another matter.', SpeechLibrary.load()));
    for (const then of [other, silence(1000)]) {
      const line = Buffer.concat([silence(1000), part(0, 1100), silence(600), then]);
      expect(resumesOf({ events: [knock], clearsMs: [2100] }, line)).toEqual([]);
    }
  });

  it('can be heard: the caller left, the assistant right, and a list says where', () => {
    const resumes = resumesOf({ events: [knock], clearsMs: [2100] }, heard);
    const recordings = new Recordings(folder);
    recordings.add('openai gateway (x) 7 en', { heard, spoken: silence(9000) }, resumes);
    const rows = readFileSync(join(folder, 'resumes.tsv'), 'utf8').trimEnd().split('\n');
    expect(rows.slice(1)).toEqual(['openai-gateway-x-7-en.wav\tknock\t2.10\t2.70\t600\t200']);
    const wav = parseWav(readFileSync(join(folder, 'openai-gateway-x-7-en.wav')));
    expect(wav).toMatchObject({ encoding: 'mulaw', channels: 2 });
    expect(wav?.samples).toHaveLength(2 * heard.length);
    const at = 2 * 1500 * BYTES_PER_MS;
    expect([wav?.samples[at], wav?.samples[at + 1]]).toEqual([SILENCE_BYTE, heard[at / 2]]);
  });
});
