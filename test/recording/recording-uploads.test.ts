import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RECORDINGS_BUCKET, S3Sandbox } from '../../sandbox/s3.ts';
import { wavHeader } from '../../src/audio/wav.ts';
import { StoreError } from '../../src/errors.ts';
import { RecordingFolder } from '../../src/recording/recording-folder.ts';
import { RecordingUploads } from '../../src/recording/recording-uploads.ts';
import { removeRecordings } from '../../src/recording/remove-recordings.ts';
import { S3Storage } from '../../src/recording/s3-storage.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { eventually } from '../support/eventually.ts';

const REGION = 'us-east-1';
const DAY = '2026/11/29';
const SETTINGS = ['AWS_ENDPOINT_URL_S3', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;

const CREDENTIALS = { accessKeyId: 'AKIARECORDINGS', secretAccessKey: 'a-secret' };
const s3 = new S3Sandbox(CREDENTIALS);
const before = SETTINGS.map((name) => [name, process.env[name]] as const);
let folder: string;
let closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  process.env.AWS_ENDPOINT_URL_S3 = (await s3.start()).AWS_ENDPOINT_URL_S3;
  process.env.AWS_ACCESS_KEY_ID = CREDENTIALS.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = CREDENTIALS.secretAccessKey;
});
afterAll(async () => {
  await s3.stop();
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  s3.isDown = false;
  s3.refuses = undefined;
  s3.requests.length = 0;
  closing = [];
});
afterEach(async () => {
  await Promise.all(closing.map((close) => close()));
  await rm(folder, { recursive: true });
});

/** The uploads of one process. */
function uploading({ bucket = RECORDINGS_BUCKET, kmsKeyId = '', conflicts = 0 } = {}) {
  const metrics = new Metrics();
  const notes: string[] = [];
  let conflictsLeft = conflicts;
  const forgotten = new Set<string>();
  const log: string[] = [];
  const storage = new S3Storage({ region: REGION, bucket, ...(kmsKeyId && { kmsKeyId }) });
  const uploads = new RecordingUploads({
    folder: new RecordingFolder({ folder }),
    storage,
    note: async (sessionId, address) => {
      conflictsLeft -= 1;
      if (conflictsLeft >= 0) throw new StoreError('store_conflict', 'another recording was noted');
      if (forgotten.has(sessionId)) return 'forgotten';
      notes.push(`${sessionId} ${address}`);
      return 'added';
    },
    isOurs: () => false,
    logger: pino({ level: 'info' }, { write: (line) => log.push(line) }),
    metrics,
    firstPauseMs: 20,
  });
  closing.push(async () => {
    await uploads.close();
    storage.close();
  });
  const count = async (result: string) =>
    (await metrics.recordings.get()).values.find(({ labels }) => labels.result === result)?.value;
  return { uploads, notes, log, count, forgotten };
}

async function leave(file: string, bytes: Buffer): Promise<void> {
  const path = join(folder, DAY, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  const then = new Date(Date.now() - 60_000);
  await utimes(path, then, then);
}

const stored = (file: string) => s3.object(`calls/${DAY}/${file}`);

describe('recordings on their way to the bucket', () => {
  it('are stored, told to their session and deleted from the folder', async () => {
    const bytes = Buffer.alloc(40_000, 7);
    await leave('CA1.wav', bytes);
    await leave('CA1-2.wav', bytes);
    const { uploads, notes, count } = uploading();
    uploads.start();
    await eventually(async () => (await count('stored')) === 2);
    expect(await stored('CA1.wav')).toEqual(bytes);
    expect(await stored('CA1-2.wav')).toEqual(bytes);
    expect(notes.sort()).toEqual([
      `CA1 s3://recordings/calls/${DAY}/CA1-2.wav`,
      `CA1 s3://recordings/calls/${DAY}/CA1.wav`,
    ]);
    await eventually(async () => (await readdir(folder)).length === 0);
    expect(s3.of('PUT')).toHaveLength(2);
    expect(s3.of('PUT')[0]?.headers).toMatchObject({ 'content-type': 'audio/wav' });
  });

  it('go in parts when they are long', async () => {
    const bytes = Buffer.alloc(20 * 1024 * 1024, 9);
    await leave('CA2.wav', bytes);
    const { uploads, count } = uploading();
    uploads.start();
    await eventually(async () => (await count('stored')) === 1, 20_000);
    expect((await stored('CA2.wav'))?.equals(bytes)).toBe(true);
    expect(
      s3
        .of('PUT')
        .map(({ path }) => /partNumber=(\d)/.exec(path)?.[1])
        .sort(),
    ).toEqual(['1', '2', '3']);
  });

  it('ask for the key that the operator names', async () => {
    await leave('CA3.wav', Buffer.alloc(1000));
    const { uploads, count } = uploading({ kmsKeyId: 'alias/recordings' });
    uploads.start();
    await eventually(async () => (await count('stored')) === 1);
    expect(s3.of('PUT')[0]?.headers).toMatchObject({
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': 'alias/recordings',
    });
  });

  it('wait while the bucket is down, and come later', async () => {
    s3.isDown = true;
    await leave('CA4.wav', Buffer.alloc(1000));
    const { uploads, notes, log, count } = uploading();
    uploads.start();
    await eventually(async () => Number(await count('upload_failed')) >= 1);
    expect(await readdir(join(folder, DAY))).toEqual(['CA4.wav']);
    expect(log.join('')).toContain('recording_unavailable');
    s3.isDown = false;
    await eventually(async () => (await count('stored')) === 1);
    expect(new Set(notes).size).toBe(1);
    expect(await stored('CA4.wav')).toHaveLength(1000);
  });

  it('wait with a clear word when the bucket refuses them', async () => {
    await leave('CA5.wav', Buffer.alloc(1000));
    const { uploads, log, count } = uploading({ bucket: 'another' });
    uploads.start();
    await eventually(async () => Number(await count('upload_failed')) >= 1);
    expect(log.join('')).toContain('recording_refused');
    expect(await readdir(join(folder, DAY))).toEqual(['CA5.wav']);
  });

  it('of one call are noted one after the other where both come at the same time', async () => {
    await leave('CA65.wav', Buffer.alloc(1000));
    const { uploads, notes, count } = uploading({ conflicts: 2 });
    uploads.start();
    await eventually(async () => (await count('stored')) === 1);
    expect([notes, await count('upload_failed')]).toEqual([[expect.stringContaining('CA65')], 0]);
  });

  it('do not wait for one that cannot be read', async () => {
    await leave('CA60.wav', Buffer.alloc(1000));
    await mkdir(join(folder, DAY, 'CA61.wav'));
    await mkdir(join(folder, DAY, 'CA62.wav.part'));
    const then = new Date(Date.now() - 60_000);
    await utimes(join(folder, DAY, 'CA62.wav.part'), then, then);
    await leave('CA63.wav', Buffer.alloc(1000));
    const { uploads, log, count } = uploading();
    uploads.start();
    await eventually(async () => (await count('stored')) === 2);
    expect(await stored('CA60.wav')).toHaveLength(1000);
    expect(await stored('CA63.wav')).toHaveLength(1000);
    await eventually(async () => (await count('upload_failed')) === 2);
    expect(log.filter((line) => line.includes('"callSid":"CA61"') && line.includes('EISDIR'))).toHaveLength(
      1,
    );
    expect(log.filter((line) => line.includes('"callSid":"CA62"') && line.includes('EISDIR'))).toHaveLength(
      1,
    );
    // It is left alone for a while, and others are stored as soon as they are complete.
    await leave('CA64.wav', Buffer.alloc(1000));
    uploads.kick();
    await eventually(async () => (await count('stored')) === 3);
    expect(await count('upload_failed')).toBe(2);
  });

  it('do not wait for some that the bucket refuses while it takes others', async () => {
    s3.refuses = /CA7[012]/;
    for (const n of [70, 71, 72, 73, 74]) await leave(`CA${n}.wav`, Buffer.alloc(1000));
    const { uploads, count } = uploading();
    uploads.start();
    await eventually(async () => (await count('stored')) === 2);
    expect((await readdir(join(folder, DAY))).sort()).toEqual(['CA70.wav', 'CA71.wav', 'CA72.wav']);
    await leave('CA75.wav', Buffer.alloc(1000));
    await eventually(async () => {
      uploads.kick();
      return (await count('stored')) === 3;
    });
  });

  it('of a process that was killed are completed first', async () => {
    const header = wavHeader({ encoding: 'mulaw', sampleRateHz: 8000, channels: 2 });
    await leave('CA6.wav.part', Buffer.concat([header, Buffer.alloc(3200, 5)]));
    const { uploads, count } = uploading();
    uploads.start();
    await eventually(async () => (await count('stored')) === 1);
    expect(await count('recovered')).toBe(1);
    expect((await stored('CA6.wav'))?.readUInt32LE(54)).toBe(3200);
  });

  it('are taken when they become complete, and once more at the end', async () => {
    const { uploads, count } = uploading();
    uploads.start();
    await leave('CA7.wav', Buffer.alloc(1000));
    uploads.kick();
    await eventually(async () => (await count('stored')) === 1);
    await leave('CA8.wav', Buffer.alloc(1000));
    await uploads.close();
    expect(await count('stored')).toBe(2);
    await leave('CA9.wav', Buffer.alloc(1000));
    uploads.kick();
    expect(await stored('CA9.wav')).toBeUndefined();
  });

  it('are sent two at a time', async () => {
    for (let n = 10; n < 30; n += 1) await leave(`CA${n}.wav`, Buffer.alloc(1000));
    const { uploads, count } = uploading();
    uploads.start();
    await eventually(async () => (await count('stored')) === 20);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('recordings of a caller who is to be forgotten', () => {
  it('are deleted from the disk where they waited for the bucket', async () => {
    s3.isDown = true;
    await leave('CA51.wav', Buffer.alloc(1000));
    await leave('CA52.wav', Buffer.alloc(1000));
    const { uploads, count, forgotten } = uploading();
    uploads.start();
    await eventually(async () => Number(await count('upload_failed')) >= 1);
    forgotten.add('CA51');
    s3.isDown = false;
    await eventually(async () => (await count('stored')) === 1);
    expect(await count('forgotten')).toBe(1);
    expect(await stored('CA51.wav')).toBeUndefined();
    expect(await stored('CA52.wav')).toBeDefined();
    await eventually(async () => (await readdir(folder)).length === 0);
  });

  it('are deleted by their address; one that is gone is no failure', async () => {
    await leave('CA50.wav', Buffer.alloc(1000));
    const { uploads, count } = uploading();
    uploads.start();
    await eventually(async () => (await count('stored')) === 1);
    const address = `s3://recordings/calls/${DAY}/CA50.wav`;
    await removeRecordings([address, address], REGION);
    expect(await stored('CA50.wav')).toBeUndefined();
  });

  it('are left when the bucket cannot be reached, with a clear error', async () => {
    s3.isDown = true;
    const removal = removeRecordings(['s3://recordings/calls/x.wav'], REGION);
    await expect(removal).rejects.toMatchObject({ code: 'recording_unavailable' });
    await expect(removeRecordings(['https://x'], REGION)).rejects.toMatchObject({
      code: 'recording_refused',
    });
  });
});
