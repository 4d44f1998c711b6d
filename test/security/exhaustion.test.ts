import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DelayProbe } from '../../sandbox/delay-probe.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, usePhones } from '../support/phones.ts';
import { RawStream } from '../support/raw-stream.ts';
import { AttackedGateway, CALLER } from './attacked-gateway.ts';
import { RawConnection, UPGRADE } from './raw-http.ts';

const MANY = 300;
const BIG = 5_000_000;

describe('connections', () => {
  const gateway = new AttackedGateway();
  beforeAll(() => gateway.listen());
  afterAll(() => gateway.stop());

  const many = (count: number, data = '') =>
    Promise.all(Array.from({ length: count }, () => gateway.attack(data)));

  it('have limits on their headers, bodies and time by default', () => {
    const { headersTimeout, requestTimeout } = gateway.app.server;
    expect({ headersTimeout, requestTimeout }).toEqual({ headersTimeout: 10_000, requestTimeout: 15_000 });
    expect(gateway.app.initialConfig.bodyLimit).toBe(65_536);
    expect(gateway.app.websocketServer.options).toMatchObject({
      maxPayload: 65_536,
      perMessageDeflate: false,
    });
  });

  it('that say nothing, or everything slowly, are cut, and hinder nobody meanwhile', async () => {
    // The same limits, shorter.
    gateway.app.server.headersTimeout = 1_000;
    gateway.app.server.requestTimeout = 1_500;
    const silent = await many(MANY);
    const slow = await many(MANY, 'GET /twilio/voice HTTP/1.1\r\nHost: a\r\n');
    const slowUpgrade = await many(MANY, `GET /twilio/stream HTTP/1.1\r\nHost: a\r\n${UPGRADE}`);
    const body =
      'POST /twilio/voice HTTP/1.1\r\nHost: a\r\nX-Twilio-Signature: a\r\nContent-Length: 60000\r\n\r\nCallSid=';
    const slowBody = await many(50, body);
    const all = [...silent, ...slow, ...slowUpgrade, ...slowBody];
    const drops = setInterval(() => {
      for (const connection of [...slow, ...slowUpgrade]) connection.send('X-A: b\r\n');
      for (const connection of slowBody) connection.send('a');
    }, 100);
    const form = { CallSid: 'CA1', CallStatus: 'ringing', From: CALLER };
    expect((await gateway.webhook('/twilio/voice', form)).statusCode).toBe(200);
    const stream = await gateway.openStream();
    expect(stream).toBeInstanceOf(WebSocket);
    await eventually(() => all.every(({ closed }) => closed), 15_000);
    clearInterval(drops);
    // A stream is no request any more: it outlives those limits.
    expect(stream instanceof WebSocket && stream.readyState).toBe(WebSocket.OPEN);
    gateway.app.server.headersTimeout = 10_000;
    gateway.app.server.requestTimeout = 15_000;
  });

  it('of refused upgrades are not kept', async () => {
    const request = `GET /twilio/stream HTTP/1.1\r\nHost: a\r\n${UPGRADE}X-Twilio-Signature: a\r\n\r\n`;
    const refused = await many(MANY, request);
    await eventually(() => refused.every(({ closed }) => closed), 10_000);
    expect(new Set(refused.flatMap(({ statuses }) => statuses))).toEqual(new Set([403]));
  });

  it('with bodies of 5 MB, said to be so or not, are refused without taking them in', async () => {
    const head =
      'POST /twilio/voice HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n';
    const unsigned = await gateway.attack(`${head}Content-Length: ${BIG}\r\n\r\n`);
    const signed = await gateway.attack(`${head}X-Twilio-Signature: a\r\nContent-Length: ${BIG}\r\n\r\n`);
    const chunked = await gateway.attack(
      `${head}X-Twilio-Signature: a\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    chunked.send(`${BIG.toString(16)}\r\n${'a'.repeat(100_000)}`);
    const header = await gateway.attack(`${head}X-A: ${'a'.repeat(BIG)}\r\n\r\n`);
    for (const connection of [unsigned, signed, chunked]) {
      await eventually(() => connection.statuses[0] === 403);
    }
    await eventually(() => header.closed);
    expect(gateway.untouched).toBe(true);
  });
});

describe('a live call', () => {
  const probe = new DelayProbe();
  const phones = usePhones({ openai: { observer: probe.model } });
  const flooding: RawConnection[] = [];
  afterAll(() => {
    for (const connection of flooding) connection.close();
  });
  beforeEach(() => {
    flooding.length = 0;
  });

  async function flood(port: number, data: string, count: number): Promise<void> {
    for (let sent = 0; sent < count; sent += 1) {
      const connection = await RawConnection.open(port);
      connection.send(data);
      flooding.push(connection);
    }
  }

  it('goes on while unsigned requests, upgrades and signed starts come in floods', async () => {
    const phone = await phones.connect({
      provider: 'openai',
      alone: true,
      carrier: { observer: probe.stream },
    });
    const call = await phone.dials();
    await call.hears(GREETING);
    const memoryBefore = process.memoryUsage().rss;
    const port = Number(new URL(phone.gateway.origin).port);
    const body = `CallSid=CA${randomUUID()}&From=a`;
    const post = `POST /twilio/voice HTTP/1.1\r\nHost: a\r\nX-Twilio-Signature: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const upgrade = `GET /twilio/stream HTTP/1.1\r\nHost: a\r\n${UPGRADE}X-Twilio-Signature: a\r\n\r\n`;
    const bigBody = `POST /twilio/voice HTTP/1.1\r\nHost: a\r\nContent-Length: ${BIG}\r\n\r\n${'a'.repeat(BIG)}`;

    const floods = Promise.all([
      flood(port, post.repeat(10), 60),
      flood(port, upgrade, 300),
      flood(port, bigBody, 4),
      startFlood(phone.gateway.origin, 40),
    ]);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    await floods;

    expect(await phone.metric('gateway_requests_refused_total', { reason: 'bad_signature' })).toBeGreaterThan(
      900,
    );
    expect(await phone.metric('gateway_requests_refused_total', { reason: 'token_forged' })).toBe(40);
    // The attackers live in this process too, and their work delays what is measured.
    const { count, p50, max } = probe.callerToModel();
    expect(count).toBeGreaterThan(50);
    expect(p50).toBeLessThan(50);
    expect(max).toBeLessThan(1_000);
    expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(300_000_000);
    expect(phone.activeCalls).toBe(1);
    expect(call.errors).toEqual([]);
    expect(phone.logged('valid Twilio signature').length).toBeLessThanOrEqual(300);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('is not ended by a replay of its first webhook, nor by a stream with the token of that', async () => {
    const phone = await phones.connect({ provider: 'openai', alone: true });
    const live = await RawStream.open(phone.gateway.origin);
    live.starts();
    await eventually(() => live.received.some((text) => text.includes('"media"')));
    const replay = await RawStream.open(phone.gateway.origin, live.callSid);
    replay.starts();
    await eventually(() => replay.closeCode !== undefined);
    expect(replay.token).not.toBe(live.token);
    expect(replay.received).toEqual([]);
    expect(live.closeCode).toBeUndefined();
    expect(phone.activeCalls).toBe(1);
    live.closes();
    await eventually(() => phone.activeCalls === 0);
  });
});

/** Signed streams, as from one who has seen a signature of Twilio's, with tokens of their own making. */
async function startFlood(origin: string, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) {
    const stream = await RawStream.open(origin);
    stream.starts({ token: `${stream.token.slice(0, -1)}_` });
    await eventually(() => stream.closeCode !== undefined);
  }
}
