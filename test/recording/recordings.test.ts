import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../src/logging.ts';
import { RecordingFolder } from '../../src/recording/recording-folder.ts';
import { Recordings } from '../../src/recording/recordings.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { PlayedLine } from './played-line.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
});
afterEach(() => rm(folder, { recursive: true }));

function rig() {
  const log: string[] = [];
  const metrics = new Metrics();
  const recordings = new Recordings({
    folder: new RecordingFolder({ folder }),
    onComplete: () => undefined,
    logger: createLogger('info', { write: (line) => log.push(line) }),
    metrics,
  });
  const dropped = async () =>
    (await metrics.recordings.get()).values.find(({ labels }) => labels.result === 'dropped')?.value;
  return { recordings, log, dropped };
}

describe('a stream whose file cannot have its name', () => {
  it.each([
    ['an id that is no name of a file', '../../CA1', 'id_is_no_file_name'],
    ['a recording that is still written', 'CA1', 'still_written'],
  ])('%s: is not recorded, and that is said', async (_name, callSid, reason) => {
    const { recordings, log, dropped } = rig();
    recordings.begin('always', { callSid: 'CA1', resumeCount: 0 }, new PlayedLine());
    expect(recordings.begin('always', { callSid, resumeCount: 0 }, new PlayedLine())).toBeUndefined();
    expect(await dropped()).toBe(1);
    expect(log.join('')).toContain(reason);
    await recordings.close();
  });

  it('is no fault where nothing is recorded', async () => {
    const { recordings, dropped } = rig();
    recordings.begin('consented', { callSid: '../CA1', resumeCount: 0 }, new PlayedLine());
    expect(await dropped()).toBe(0);
  });
});
