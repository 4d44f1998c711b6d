import { describe, expect, it } from 'vitest';
import { answerText } from '../../sandbox/floor/answers.ts';
import { loadClips } from '../../sandbox/floor/clips.ts';
import type { PlannedCall } from '../../sandbox/floor/plan.ts';
import { runFloor } from '../../sandbox/floor/run.ts';
import { speak } from '../../sandbox/model/mouth.ts';
import { levelDb } from '../../sandbox/model/sound-level.ts';
import { SpeechLibrary } from '../../sandbox/model/speech-library.ts';

const clips = loadClips();
const SAMPLES_PER_MS = 8;
const BLOCK_MS = 20;
/** How far before the place where the caller stopped hearing it an answer may go on. */
const MOST_AGAIN_MS = 400;
/** Between what the gateway knows to be heard and what was heard. */
const TOLERANCE_MS = 60;

function clip(text: string) {
  const found = clips.find((candidate) => candidate.text === text);
  if (!found) throw new Error(`no clip '${text}' in fixtures/floor`);
  return found;
}

/** The levels of 20 ms each. */
function levels(pcm: Int16Array, fromMs: number, untilMs: number): number[] {
  const count = Math.floor((untilMs - fromMs) / BLOCK_MS);
  return Array.from({ length: count }, (_, n) => {
    const at = Math.round((fromMs + n * BLOCK_MS) * SAMPLES_PER_MS);
    return levelDb(pcm.subarray(at, at + BLOCK_MS * SAMPLES_PER_MS));
  });
}

describe('an answer that stopped for "mm-hm", because its words came late', () => {
  it('goes on from a quiet moment shortly before, with its own bytes, to its end', async () => {
    const question = clip('¿Cuándo llega mi paquete?');
    const call: PlannedCall = {
      ...{ lang: 'es', noise: 'clean', seed: 1 },
      exchanges: [{ question, kind: 'backchannel', place: 'middle', clip: clip('De acuerdo.'), seed: 1 }],
    };
    const { calls } = await runFloor({
      ...{ provider: 'openai', name: 'resume', without: [], settings: { TURN_TAKING: 'gateway' } },
      ...{ clips, calls: [call], atOnce: 1, seed: 1, textDelayMs: { least: 800, most: 800 } },
      onLog: () => undefined,
      onProgress: () => undefined,
    });
    const [resume, ...others] = calls.flatMap(({ resumes }) => resumes);
    expect(others).toEqual([]);
    if (!resume) throw new Error('the answer did not go on after a pause');
    const { pauseMs, resumeMs, stoppedAtMs, wentOnAtMs, heardMs } = resume;
    expect(resumeMs - pauseMs).toBeLessThanOrEqual(2000);
    expect(stoppedAtMs - wentOnAtMs).toBeGreaterThanOrEqual(-TOLERANCE_MS);
    expect(stoppedAtMs - wentOnAtMs).toBeLessThanOrEqual(MOST_AGAIN_MS + TOLERANCE_MS);
    const answer = speak(answerText(question), SpeechLibrary.load());
    // Byte for byte to its end.
    expect(wentOnAtMs + heardMs).toBe(answer.length / SAMPLES_PER_MS);
    const around = levels(answer, stoppedAtMs - MOST_AGAIN_MS, stoppedAtMs).sort((a, b) => a - b);
    const [first = 0] = levels(answer, wentOnAtMs, wentOnAtMs + BLOCK_MS);
    const quiet = around[Math.ceil(around.length / 5)] ?? 0;
    expect(first).toBeLessThanOrEqual(quiet);
  });
});
