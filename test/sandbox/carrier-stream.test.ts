import { describe, expect, it } from 'vitest';
import type { CarrierCall } from '../../sandbox/carrier/call.ts';
import { eventually } from '../support/eventually.ts';
import { ACCOUNT_SID, CONNECT, PEOPLE, STREAM_URL, speech, useTown } from './carrier-fixture.ts';
import type { ServerStream } from './carrier-gateway.ts';

const town = useTown();

async function talk(verbs = CONNECT): Promise<{ call: CarrierCall; stream: ServerStream }> {
  town.gateway.on('/twilio/voice', verbs);
  town.gateway.on('/ended', '<Hangup/>');
  const call = await town.carrier.call(PEOPLE);
  return { call, stream: await town.gateway.stream() };
}

const WITH_CALLBACK = `<Connect action="/ended"><Stream url="${STREAM_URL}" name="main" statusCallback="/stream-status"><Parameter name="token" value="a&amp;b"/></Stream></Connect>`;

function answerStreamStatus(): void {
  town.gateway.on('/stream-status', () => ({ status: 204, body: '' }));
}

function streamEvents(): (string | undefined)[] {
  return town.gateway.to('/stream-status').map(({ params }) => params.StreamEvent);
}

describe('a media stream', () => {
  it('begins with connected and start', async () => {
    answerStreamStatus();
    const { call, stream } = await talk(WITH_CALLBACK);
    expect(stream.messages.slice(0, 2).map(({ message }) => message)).toEqual([
      { event: 'connected', protocol: 'Call', version: '1.0.0' },
      {
        event: 'start',
        sequenceNumber: '1',
        streamSid: stream.streamSid,
        start: {
          accountSid: ACCOUNT_SID,
          callSid: call.sid,
          streamSid: stream.streamSid,
          tracks: ['inbound'],
          mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
          customParameters: { token: 'a&b' },
        },
      },
    ]);
    expect(stream.streamSid).toMatch(/^MZ[0-9a-f]{32}$/);
  });

  it('carries frames of 160 bytes, numbered and timed', async () => {
    const { stream } = await talk();
    await eventually(() => stream.of('media').length >= 20);
    for (const [index, message] of stream.of('media').slice(0, 20).entries()) {
      expect(message.sequenceNumber).toBe(String(index + 2));
      expect(message.media?.chunk).toBe(String(index + 1));
      expect(message.media?.timestamp).toBe(String(index * 20));
      expect(Buffer.from(message.media?.payload ?? '', 'base64')).toEqual(Buffer.alloc(160, 0xff));
    }
  });

  it("carries the caller's words, and keeps them", async () => {
    const { call, stream } = await talk();
    const words = speech(250);
    await call.phone.says(words);
    await eventually(() => stream.of('media').filter(isLoud).length === 13);
    const received = Buffer.concat(stream.of('media').filter(isLoud).map(payload));
    expect(received.subarray(0, 2000)).toEqual(words);
    expect(received.subarray(2000)).toEqual(Buffer.alloc(80, 0xff));
    expect(call.spoken.includes(words)).toBe(true);
  });

  it('leaves gaps in the timestamps for suppressed silence and lost frames', async () => {
    const { call, stream } = await talk();
    call.phone.silent = true;
    await call.phone.says(speech(100));
    const framesSent = () => call.streams[0]?.counters.framesSent ?? 0;
    const suppressed = framesSent();
    const untilMs = call.durationMs + 300;
    await eventually(() => call.durationMs > untilMs);
    expect(framesSent()).toBeLessThanOrEqual(suppressed + 1);
    call.phone.silent = false;
    await eventually(() => framesSent() > suppressed + 5);
    call.phone.dropsFrames(4);
    const count = stream.of('media').length;
    await eventually(() => stream.of('media').length > count + 8);
    const stamps = stream.of('media').map(({ media }) => Number(media?.timestamp));
    const gaps = stamps.slice(1).map((stamp, index) => stamp - (stamps[index] ?? 0));
    expect(gaps.filter((gap) => gap === 100)).toHaveLength(1);
    expect(Math.max(...gaps)).toBeGreaterThan(150);
    const chunks = stream.of('media').map(({ media }) => Number(media?.chunk));
    expect(chunks).toEqual(chunks.map((_, index) => index + 1));
  });

  it('carries keys, one every 100 ms', async () => {
    const { call, stream } = await talk();
    await call.phone.presses('0*#');
    await eventually(() => stream.of('dtmf').length === 3);
    expect(stream.of('dtmf').map(({ dtmf }) => dtmf)).toEqual(
      ['0', '*', '#'].map((digit) => ({ track: 'inbound_track', digit })),
    );
    await expect(call.phone.presses('7x')).rejects.toThrow(RangeError);
  });

  it('hisses on a noisy line, too quietly for speech', async () => {
    town.gateway.on('/twilio/voice', CONNECT);
    const call = await town.carrier.call({ ...PEOPLE, lineNoise: true });
    const stream = await town.gateway.stream();
    await eventually(() => stream.of('media').length > 3);
    const bytes = payload(stream.of('media')[1]);
    expect(new Set(bytes).size).toBeGreaterThan(2);
    expect(bytes.every((code) => (code & 0x7f) >= 0x7d)).toBe(true);
    call.phone.hangsUp();
    await call.done;
  });
});

function payload(message: { media?: { payload: string } } | undefined): Buffer {
  return Buffer.from(message?.media?.payload ?? '', 'base64');
}

function isLoud(message: { media?: { payload: string } }): boolean {
  return payload(message).some((code) => code !== 0xff);
}

describe('playing to the caller', () => {
  it('takes as long as the audio lasts, and the marks tell its ends', async () => {
    const { call, stream } = await talk();
    const sentMs = performance.now();
    stream.plays(speech(200));
    stream.asksMark('half');
    stream.plays(speech(200));
    stream.asksMark('end');
    await eventually(() => stream.marks.length === 2);
    const echoes = stream.messages.filter(({ message }) => message.event === 'mark');
    expect(stream.marks).toEqual(['half', 'end']);
    expect((echoes[0]?.atMs ?? 0) - sentMs).toBeGreaterThanOrEqual(199);
    expect((echoes[0]?.atMs ?? 0) - sentMs).toBeLessThan(2000);
    expect((echoes[1]?.atMs ?? 0) - sentMs).toBeGreaterThanOrEqual(399);
    expect((echoes[1]?.atMs ?? 0) - sentMs).toBeLessThan(2000);
    expect(call.heard.includes(Buffer.concat([speech(200), speech(200)]))).toBe(true);
  });

  it('keeps the silence between two pieces', async () => {
    const { call, stream } = await talk();
    stream.plays(speech(40));
    await call.phone.hearsSpeech(1000);
    await call.phone.hearsSilence(100, 1000);
    stream.plays(speech(40));
    stream.asksMark('end');
    await eventually(() => stream.marks.length === 1);
    const first = call.heard.indexOf(speech(40));
    const second = call.heard.indexOf(speech(40), first + 1);
    expect(second - first).toBeGreaterThanOrEqual((40 + 100) * 8);
    expect(call.heard.subarray(first + 320, second).every((code) => code === 0xff)).toBe(true);
  });

  it('echoes a mark immediately when nothing is queued', async () => {
    const { stream } = await talk();
    stream.asksMark('now');
    await eventually(() => stream.marks.length === 1, 1000);
  });

  it('stops at clear, echoes the pending marks, and plays no more of it', async () => {
    const { call, stream } = await talk();
    stream.plays(speech(5000));
    stream.asksMark('a');
    stream.asksMark('b');
    await call.phone.hearsSpeech(1000);
    stream.clears();
    await eventually(() => stream.marks.length === 2, 1000);
    expect(stream.marks).toEqual(['a', 'b']);
    await call.phone.hearsSilence(50, 1000);
    const heard = call.heard.filter((code) => code !== 0xff).length;
    const { droppedMs = 0, clears } = call.streams[0]?.counters ?? {};
    expect(clears).toBe(1);
    expect(heard / 8 + droppedMs).toBe(5000);
    expect(call.timeline.find(({ what }) => what === 'clear')?.detail).toEqual({ droppedMs });
  });

  it('notes when the caller waits in vain', async () => {
    const { call } = await talk();
    await expect(call.phone.hearsSpeech(30)).rejects.toThrow('did not hear speech in time');
    const waiting = expect(call.phone.hearsSilence(10, 5000)).rejects.toThrow('the call ended');
    call.phone.hangsUp();
    await waiting;
    await expect(call.phone.hearsSpeech(30)).rejects.toThrow('the call ended');
  });
});

describe('the end of a stream', () => {
  it('asks the action when the server closes, and skips the verbs after <Connect>', async () => {
    answerStreamStatus();
    const { call, stream } = await talk(`${WITH_CALLBACK}<Say>never</Say>`);
    stream.plays(speech(1000));
    stream.socket.close(1000);
    await call.done;
    expect(town.gateway.to('/ended')[0]?.params.CallStatus).toBe('in-progress');
    expect(call.said).toEqual([]);
    expect(streamEvents()).toEqual(['stream-started', 'stream-stopped']);
    expect(stream.of('stop')).toHaveLength(0);
    expect(call.errors).toEqual([]);
  });

  it('goes on with the next verb when there is no action', async () => {
    const { call, stream } = await talk(`<Connect><Stream url="${STREAM_URL}"/></Connect><Say>Yo</Say>`);
    stream.socket.close();
    await call.done;
    expect(call.said).toEqual(['Yo']);
  });

  it('reports an abrupt loss as 31921, then asks the action', async () => {
    answerStreamStatus();
    const { call, stream } = await talk(WITH_CALLBACK);
    stream.socket.terminate();
    await call.done;
    expect(call.errors.map(({ code }) => code)).toEqual([31921]);
    expect(streamEvents()).toEqual(['stream-started', 'stream-error']);
    expect(town.gateway.to('/stream-status')[1]?.params.StreamError).toContain('31921');
    expect(town.gateway.to('/ended')).toHaveLength(1);
    expect(call.streams[0]?.closeCode).toBe(1006);
  });

  it('can leave the caller in silence after a loss, until the call is updated', async () => {
    town.configure({ asksActionAfterLoss: false });
    const { call, stream } = await talk();
    stream.socket.terminate();
    await eventually(() => call.errors.length > 0);
    expect(call.over).toBe(false);
    expect(call.update({ kind: 'inline', xml: '<Response><Hangup/></Response>' })).toBe(true);
    await expect(call.done).resolves.toMatchObject({ status: 'completed' });
    expect(town.gateway.to('/ended')).toHaveLength(0);
  });

  it('reports a refused upgrade as 31920, and asks the action', async () => {
    town.gateway.refusesStreams = true;
    town.gateway.on('/twilio/voice', CONNECT);
    town.gateway.on('/ended', '<Hangup/>');
    const call = await town.carrier.call(PEOPLE);
    await call.done;
    expect(call.errors.map(({ code }) => code)).toEqual([31920]);
    expect(town.gateway.to('/ended')).toHaveLength(1);
  });

  it.each([
    ['ws://voice.example.test/twilio/stream', 31922],
    ['https://voice.example.test/twilio/stream', 31922],
    ['wss://voice.example.test/twilio/stream?token=1', 31920],
    ['wss://elsewhere.example.test/twilio/stream', 31901],
  ])('does not even try %s', async (url, code) => {
    town.gateway.on('/twilio/voice', `<Connect action="/ended"><Stream url="${url}"/></Connect>`);
    town.gateway.on('/ended', '<Hangup/>');
    const call = await town.carrier.call(PEOPLE);
    await call.done;
    expect(call.errors.map((error) => error.code)).toEqual([code]);
    expect(town.gateway.streams).toHaveLength(0);
  });

  it('comes with stop and a told action when the caller hangs up', async () => {
    answerStreamStatus();
    town.gateway.on('/twilio/status', () => ({ status: 204, body: '' }));
    town.configure({ statusPath: '/twilio/status' });
    const { call, stream } = await talk(WITH_CALLBACK);
    stream.plays(speech(2000));
    stream.asksMark('never');
    await call.phone.hearsSpeech(1000);
    call.phone.hangsUp();
    await expect(call.done).resolves.toMatchObject({ status: 'completed' });
    await eventually(() => stream.closed);
    expect(stream.messages.at(-1)?.message).toMatchObject({ event: 'stop', stop: { callSid: call.sid } });
    expect(stream.marks).toEqual([]);
    expect(town.gateway.to('/ended')[0]?.params.CallStatus).toBe('completed');
    expect(town.gateway.to('/twilio/status')).toHaveLength(1);
    expect(streamEvents()).toEqual(['stream-started', 'stream-stopped']);
    expect(call.errors).toEqual([]);
  });

  it('comes with the end of the carrier', async () => {
    const { call, stream } = await talk();
    await town.carrier.stop();
    await eventually(() => stream.closed);
    expect(stream.messages.at(-1)?.message.event).toBe('stop');
    expect((await call.done).status).toBe('completed');
  });
});

describe('strictness', () => {
  it.each([
    ['no JSON', (stream: ServerStream) => stream.socket.send('hello')],
    ['a binary message', (stream: ServerStream) => stream.socket.send(Buffer.from('{}'))],
    ['an unknown event', (stream: ServerStream) => stream.send({ event: 'stop' })],
    ['a missing streamSid', (stream: ServerStream) => stream.send({ event: 'clear', streamSid: undefined })],
    ["another stream's SID", (stream: ServerStream) => stream.send({ event: 'clear', streamSid: 'MZ1' })],
    ['a mark without name', (stream: ServerStream) => stream.send({ event: 'mark', mark: {} })],
    ['media without payload', (stream: ServerStream) => stream.send({ event: 'media', media: {} })],
    ['base64 of the wrong length', (stream: ServerStream) => sendPayload(stream, 'abc')],
    ['base64 of the URL alphabet', (stream: ServerStream) => sendPayload(stream, 'ab-_')],
    ['an empty payload', (stream: ServerStream) => sendPayload(stream, '')],
  ])('closes the stream with 31924 for %s', async (_, misbehave) => {
    const { call, stream } = await talk();
    misbehave(stream);
    await call.done;
    await eventually(() => stream.closed);
    expect(call.errors.map(({ code }) => code)).toEqual([31924]);
    expect(town.gateway.to('/ended')).toHaveLength(1);
  });
});

function sendPayload(stream: ServerStream, text: string): void {
  stream.send({ event: 'media', media: { payload: text } });
}
