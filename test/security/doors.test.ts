import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tokenIn } from '../http/gateway-rig.ts';
import { eventually } from '../support/eventually.ts';
import { AttackedGateway, CALLER, PUBLIC_URL, sign } from './attacked-gateway.ts';
import { UPGRADE } from './raw-http.ts';

const FORM = { CallSid: 'CA1', CallStatus: 'completed', From: CALLER };
const BODY = new URLSearchParams(FORM).toString();
const PATHS = [
  '//twilio/voice',
  '/twilio//voice',
  '/twilio/voice/..',
  '/twilio/../twilio/voice',
  '/twilio/./voice',
  '/health/../twilio/voice',
  '/twilio%2Fvoice',
  '/twilio/%2e%2e/twilio/voice',
  '/%74wilio/voice',
  '/twilio/%76oice',
  '/twilio/voice%00',
  '/twilio/voice%0d%0aX: y',
  '/twilio/voice;a=b',
  '/twilio/voice%3f',
  '/TWILIO/VOICE',
  '/Twilio/voice',
  '/twilio/voice/',
  '/twilio/voice//',
  '/twilio\\voice',
  '/twilio/voice?CallSid=CA1',
  '/twilio/voice?x-twilio-signature=a',
  '/%',
  '/twilio/%zz',
  'http://voice.example.com/twilio/voice',
  '*',
];

const gateway = new AttackedGateway();
beforeAll(() => gateway.listen());
afterAll(() => gateway.stop());

function post(path: string, headers: string, body = BODY): string {
  return `POST ${path} HTTP/1.1\r\nHost: voice.example.com\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`;
}

describe('the way in', () => {
  beforeEach(() => {
    gateway.callControl.hungUp.length = 0;
  });

  it.each(PATHS)('%j leads nowhere without the right signature', async (path) => {
    const forged = sign(`${PUBLIC_URL}/twilio/other`, FORM);
    for (const target of [path, path.replace('voice', 'stream-ended')]) {
      for (const headers of ['', 'X-Twilio-Signature: \r\n', `X-Twilio-Signature: ${forged}\r\n`]) {
        const { statuses } = await answered(post(target, headers));
        expect([400, 403, 404]).toContain(statuses[0]);
      }
    }
    expect(gateway.untouched).toBe(true);
  });

  it('takes the signature of one path for no other, nor with another query or form', async () => {
    const signature = `X-Twilio-Signature: ${sign(`${PUBLIC_URL}/twilio/status`, FORM)}\r\n`;
    for (const [path, body] of [
      ['/twilio/stream-ended', BODY],
      ['/twilio/dial-result', BODY],
      ['/twilio/status?a=b', BODY],
      ['/twilio/status', BODY.replace('CA1', 'CA2')],
      ['/twilio/status', `${BODY}&DialCallStatus=completed`],
      ['/twilio/status', `${BODY}&CallSid=CA2`],
      ['/twilio/status', `CallSid=CA2&${BODY}`],
    ] as const) {
      expect([path, body, (await answered(post(path, signature, body))).statuses]).toEqual([
        path,
        body,
        [403],
      ]);
    }
    expect(gateway.untouched).toBe(true);
    expect((await answered(post('/twilio/status', signature))).statuses).toEqual([204]);
    expect(gateway.callControl.hungUp).toEqual(['CA1']);
  });

  it('believes no Host, no X-Forwarded-* and no method or path in a header', async () => {
    const evil = 'https://evil.example/twilio/voice';
    const tricks =
      'X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: http\r\nForwarded: host=evil.example\r\n' +
      'X-Original-URL: /health\r\nX-Rewrite-URL: /health\r\nX-HTTP-Method-Override: GET\r\n';
    const incoming = { CallSid: 'CA7', CallStatus: 'ringing', From: CALLER };
    const body = new URLSearchParams(incoming).toString();
    const request = (signature: string) =>
      post('/twilio/voice', `${tricks}X-Twilio-Signature: ${signature}\r\n`, body).replace(
        'Host: voice.example.com',
        'Host: evil.example',
      );
    expect((await answered(request(sign(evil, incoming)))).statuses).toEqual([403]);
    const answer = await answered(request(sign(`${PUBLIC_URL}/twilio/voice`, incoming)));
    expect(answer.statuses).toEqual([200]);
    expect(answer.text).toContain('wss://voice.example.com/twilio/stream');
    expect(answer.text).not.toContain('evil.example');
  });

  it('cannot have its count of refusals evaded by X-Forwarded-For, nor closed to Twilio by it', async () => {
    for (let count = 0; count < 320; count += 1) {
      await gateway.webhook('/twilio/status', FORM, {
        signature: '',
        headers: { 'x-forwarded-for': `10.0.0.${count % 250}` },
      });
    }
    const refused = await gateway.webhook('/twilio/status', FORM, { signature: '' });
    expect(refused.headers.connection).toBe('close');
    expect((await gateway.webhook('/twilio/status', FORM)).statusCode).toBe(204);
  });

  it.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'PROPFIND', 'QUERY'])(
    'is shut to %s',
    async (method) => {
      const request = post('/twilio/status', '').replace('POST', method);
      const { statuses, text } = await answered(request);
      expect([400, 403, 404]).toContain(statuses[0]);
      expect(text).not.toContain(CALLER);
      expect(gateway.untouched).toBe(true);
    },
  );

  it('is no proxy', async () => {
    const tunnel = await gateway.attack('CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: a\r\n\r\n');
    await eventually(() => tunnel.closed);
    expect(tunnel.text).toBe('');
  });
});

describe('request smuggling', () => {
  const HIDDEN = 'GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n';
  const HEAD = 'POST /twilio/voice HTTP/1.1\r\nHost: a\r\n';

  it.each([
    ['both lengths', `${HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    [
      'lengths in the other order',
      `${HEAD}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${HIDDEN}`,
    ],
    ['two lengths', `${HEAD}Content-Length: 0\r\nContent-Length: 5\r\n\r\n${HIDDEN}`],
    ['a length that is no number', `${HEAD}Content-Length: 5, 6\r\n\r\n${HIDDEN}`],
    ['a negative length', `${HEAD}Content-Length: -1\r\n\r\n${HIDDEN}`],
    ['chunked, not last', `${HEAD}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${HIDDEN}`],
    ['a space before the colon', `${HEAD}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
    [
      'a folded header',
      `${HEAD}Transfer-Encoding:\r\n chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n${HIDDEN}`,
    ],
    ['a chunk size that is none', `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n${HIDDEN}`],
    ['bare line feeds', `${HEAD}Content-Length: 0\n\n${HIDDEN}`],
    ['a zero byte', `${HEAD}X-A: a\0b\r\n\r\n${HIDDEN}`],
    ['two hosts in one line', `POST /twilio/voice HTTP/1.1\r\nHost: a\rHost: b\r\n\r\n${HIDDEN}`],
  ])('by %s ends the connection', async (_trick, request) => {
    const connection = await gateway.attack(request);
    await eventually(() => connection.closed);
    expect(connection.statuses.filter((status) => status === 200)).toEqual([]);
    expect(connection.text).not.toContain('gateway_active_sessions');
  });

  it('behind a refused upgrade ends the connection', async () => {
    const connection = await gateway.attack(
      `GET /twilio/stream HTTP/1.1\r\nHost: a\r\n${UPGRADE}\r\n${HIDDEN}`,
    );
    await eventually(() => connection.closed);
    expect(connection.statuses).toEqual([403]);
  });
});

describe('what is answered', () => {
  it('to a fault tells nothing of the inside', async () => {
    const secret = 'table voice-sessions at 10.0.0.7';
    gateway.callControl.failsWith = new Error(secret);
    const answers = [
      (await gateway.app.inject('/ready')).body,
      (await gateway.app.inject('/nothing')).body,
      (await gateway.webhook('/twilio/voice', { CallSid: 'CA8' })).body,
      (await answered('GARBAGE\r\n\r\n')).text,
      (await answered(post('/twilio/voice', `X-A: ${'a'.repeat(20_000)}\r\n`))).text,
      (await answered('GET /health HTTP/1.1\r\n\r\n')).text,
    ].join('\n');
    gateway.callControl.failsWith = undefined;
    expect(answers).not.toContain(secret);
    expect(answers).not.toMatch(/node_modules|\.ts:|\.js:|at \w+ \(|fastify/i);
  });

  it('without a signature, by /health, /ready, /accepting and /metrics, names no call, number or secret', async () => {
    const token = tokenIn(await gateway.twiml('/twilio/voice', { CallSid: 'CA9secret', From: CALLER }));
    await gateway.app.inject('/twilio/voice?From=%2B14155550123&CallSid=CA9secret');
    const answers = await Promise.all(
      ['/health', '/ready', '/accepting', '/metrics'].map((url) => gateway.app.inject(url)),
    );
    const text = answers.map(({ body }) => body).join('\n');
    expect(text).toContain('gateway_requests_refused_total');
    for (const secret of ['CA9secret', CALLER.slice(1), token, 'twilio-auth-token', 'voice.example.com']) {
      expect(text).not.toContain(secret);
    }
  });

  it('carries headers that allow a browser nothing, and no name of the server', async () => {
    const { headers } = await gateway.app.inject('/health');
    expect(headers).toMatchObject({ 'x-frame-options': 'SAMEORIGIN', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['strict-transport-security']).toContain('max-age=');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
});

/** Waits for the first answer, or for the end of the connection. */
async function answered(request: string) {
  const connection = await gateway.attack(request);
  await eventually(() => connection.closed || /\r\n\r\n/.test(connection.text));
  connection.close();
  return connection;
}
