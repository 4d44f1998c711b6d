import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWav, wavHeader } from '../../src/audio/wav.ts';
import { DiskTooSlow, RecordingFile } from '../../src/recording/recording-file.ts';
import { RecordingFolder } from '../../src/recording/recording-folder.ts';
import { recordingName } from '../../src/recording/recording-name.ts';

const TELEPHONE = { encoding: 'mulaw', sampleRateHz: 8000, channels: 2 } as const;
const WIDEBAND = { encoding: 'pcm16', sampleRateHz: 24_000, channels: 2 } as const;
const NOBODY = () => false;
const NOTHING = { finished: [], failed: [] };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
});
afterEach(() => rm(folder, { recursive: true }));

function fileAt(path: string, format: typeof TELEPHONE | typeof WIDEBAND = TELEPHONE) {
  const failures: Error[] = [];
  const file = new RecordingFile({ path, format, onFailure: (error) => failures.push(error) });
  return { file, failures };
}

describe('the file of a recording', () => {
  it.each([TELEPHONE, WIDEBAND])(
    'is a stereo WAV file that its owner alone can read: $encoding',
    async (format) => {
      const path = join(folder, '2026/11/29/CA1.wav');
      const { file } = fileAt(path, format);
      for (let n = 0; n < 20; n += 1) file.write(Buffer.alloc(1000, n));
      expect(await file.finish()).toBe(true);
      const bytes = await readFile(path);
      const wav = parseWav(bytes);
      expect(wav).toMatchObject(format);
      expect(wav?.samples.length).toBe(format.encoding === 'mulaw' ? 20_000 : 10_000);
      expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect((await stat(join(folder, '2026'))).mode & 0o777).toBe(0o700);
    },
  );

  it('says while it is written that its size is not known, so that players read to the end', async () => {
    const path = join(folder, 'CA1.wav');
    const { file } = fileAt(path);
    file.write(Buffer.alloc(1000, 5));
    while (!(await readdir(folder)).includes('CA1.wav.part') || (await stat(`${path}.part`)).size < 1058) {
      await new Promise(setImmediate);
    }
    const bytes = await readFile(`${path}.part`);
    expect([bytes.readUInt32LE(4), bytes.readUInt32LE(54)]).toEqual([0xffffffff, 0xffffffff]);
    expect(parseWav(bytes)?.samples.length).toBe(1000);
    await file.finish();
    expect(await readdir(folder)).toEqual(['CA1.wav']);
  });

  it('is not created for a call without audio', async () => {
    const { file, failures } = fileAt(join(folder, 'CA1.wav'));
    expect(await file.finish()).toBe(false);
    expect([await readdir(folder), failures]).toEqual([[], []]);
  });

  it('is given up, once, when the disk takes nothing', async () => {
    await writeFile(join(folder, 'taken'), '');
    const { file, failures } = fileAt(join(folder, 'taken', 'CA1.wav'));
    file.write(Buffer.alloc(1000));
    expect(await file.finish()).toBe(false);
    file.write(Buffer.alloc(1000));
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({ code: expect.stringMatching(/ENOTDIR|EEXIST/) });
  });

  it('is given up on a full disk', async () => {
    // Linux has a device that is always full.
    const { file, failures } = fileAt('/dev/full/CA1.wav');
    file.write(Buffer.alloc(1000));
    await file.finish();
    expect(failures).toHaveLength(1);
  });

  it('keeps little in memory when the disk is too slow, and what was written stays', async () => {
    const path = join(folder, 'CA1.wav');
    const { file, failures } = fileAt(path);
    file.write(Buffer.alloc(1000, 5));
    // Within one turn of the event loop no write can end.
    for (let n = 0; n < 3; n += 1) file.write(Buffer.alloc(1024 * 1024));
    expect(failures).toEqual([expect.any(DiskTooSlow)]);
    expect(await file.finish()).toBe(false);
  });
});

describe('the folder of recordings', () => {
  const name = '2026/11/29/CA1.wav';
  const abandoned = (data: Buffer) => leave(`${name}.part`, Buffer.concat([wavHeader(TELEPHONE), data]));

  async function leave(file: string, bytes: Buffer, ageMs = 60_000): Promise<void> {
    const path = join(folder, ...file.split('/'));
    const { file: maker } = fileAt(path);
    maker.write(Buffer.alloc(2));
    await maker.finish();
    await writeFile(path, bytes);
    const then = new Date(Date.now() - ageMs);
    await utimes(path, then, then);
  }

  it('completes what a killed process left: sizes, whole samples, name', async () => {
    const recordings = new RecordingFolder({ folder });
    await abandoned(Buffer.alloc(4001, 7));
    expect(await recordings.finishAbandoned(NOBODY)).toEqual({ finished: [name], failed: [] });
    expect(await recordings.complete()).toEqual([name]);
    const bytes = await readFile(recordings.pathOf(name));
    expect(bytes.length).toBe(58 + 4000);
    expect([bytes.readUInt32LE(4), bytes.readUInt32LE(46), bytes.readUInt32LE(54)]).toEqual([
      4050, 2000, 4000,
    ]);
    expect(parseWav(bytes)?.samples.length).toBe(4000);
  });

  it('deletes what has no sample', async () => {
    const recordings = new RecordingFolder({ folder });
    await abandoned(Buffer.alloc(0));
    expect(await recordings.finishAbandoned(NOBODY)).toEqual(NOTHING);
    expect(await readdir(join(folder, '2026/11/29'))).toEqual([]);
  });

  it('leaves alone what is being written, here or by another process, and foreign files', async () => {
    const recordings = new RecordingFolder({ folder });
    await abandoned(Buffer.alloc(4000));
    expect(await recordings.finishAbandoned((each) => each === name)).toEqual(NOTHING);
    await leave('2026/11/29/CA2.wav.part', wavHeader(TELEPHONE), 0);
    await leave('notes.wav.part', wavHeader(TELEPHONE));
    await leave('2026/11/29/readme.txt', Buffer.from('x'));
    expect(await recordings.finishAbandoned((each) => each === name)).toEqual(NOTHING);
    expect(await recordings.complete()).toEqual([]);
  });

  it('is empty when it does not exist', async () => {
    const recordings = new RecordingFolder({ folder: join(folder, 'none') });
    expect([await recordings.complete(), await recordings.finishAbandoned(NOBODY)]).toEqual([[], NOTHING]);
  });

  it('takes a new recording while the folder of its day is removed', async () => {
    const recordings = new RecordingFolder({ folder });
    for (let n = 0; n < 150; n += 1) {
      const path = recordings.pathOf(name);
      const { file, failures } = fileAt(path);
      file.write(Buffer.alloc(1000));
      await Promise.all(Array.from({ length: 4 }, () => recordings.tidy(name)));
      expect([await file.finish(), failures]).toEqual([true, []]);
      await rm(path);
    }
  });

  it('loses the folders of days that are empty', async () => {
    const recordings = new RecordingFolder({ folder });
    await leave('2026/11/28/CA9.wav', Buffer.alloc(1));
    await leave(name, Buffer.alloc(1));
    await rm(recordings.pathOf(name));
    await recordings.tidy(name);
    expect(await readdir(join(folder, '2026/11'))).toEqual(['28']);
  });
});

describe('the name of a recording', () => {
  const startedAt = new Date('2026-11-29T23:59:59Z');

  it('is the day and the call, with a number from the second stream on', () => {
    expect(recordingName({ callSid: 'CA1', resumeCount: 0, startedAt })).toBe('2026/11/29/CA1.wav');
    expect(recordingName({ callSid: 'CA1', resumeCount: 1, startedAt })).toBe('2026/11/29/CA1-2.wav');
  });

  it('never leads out of the folder', () => {
    expect(recordingName({ callSid: '../../etc', resumeCount: 0, startedAt })).toBeUndefined();
    expect(recordingName({ callSid: '', resumeCount: 0, startedAt })).toBeUndefined();
  });
});
