import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DirectRig, GRANT } from '../nova-client/direct-rig.ts';

/** What a server says to a handshake: its status and the kind of error. */
function knock(url: string): Promise<{ status: number; error?: string | undefined }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.on('open', () => {
      socket.terminate();
      resolve({ status: 101 });
    });
    socket.on('unexpected-response', (_request, { statusCode = 0, headers }) => {
      socket.terminate();
      resolve({ status: statusCode, error: String(headers['x-amzn-errortype']) });
    });
    // It follows a refusal.
    socket.on('error', (error) => reject(error));
  });
}

describe('the way of browsers into the sandbox of Bedrock', () => {
  const rigs: DirectRig[] = [];
  afterEach(async () => {
    await Promise.all(rigs.splice(0).map((rig) => rig.stop()));
  });

  /** An address that the SDK has signed, without a visit to it. */
  async function signed(change: Partial<Pick<DirectRig, 'grant' | 'lifetimeMs'>> = {}) {
    const rig = Object.assign(await new DirectRig().start(), change);
    rigs.push(rig);
    let address = '';
    const noted = new Error('noted');
    await rig
      .converse(
        {},
        {
          openSocket: (url) => {
            address = url;
            throw noted;
          },
        },
      )
      .catch(() => undefined);
    return { rig, url: new URL(address) };
  }

  it('is open to a signed address, as a browser opens it', async () => {
    const { url } = await signed();
    expect(url.pathname).toBe('/model/amazon.nova-2-sonic-v1%3A0/invoke-with-bidirectional-stream-websocket');
    expect(url.searchParams.get('X-Amz-Expires')).toBe('60');
    expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe('host');
    expect(await knock(url.href)).toEqual({ status: 101 });
  });

  it.each<[string, (url: URL) => void, string]>([
    [
      'no signature',
      (url) => url.searchParams.delete('X-Amz-Signature'),
      'MissingAuthenticationTokenException',
    ],
    [
      'another signature',
      (url) => url.searchParams.set('X-Amz-Signature', 'a'.repeat(64)),
      'InvalidSignatureException',
    ],
    ['a longer term', (url) => url.searchParams.set('X-Amz-Expires', '300'), 'InvalidSignatureException'],
    ['a term of hours', (url) => url.searchParams.set('X-Amz-Expires', '90000'), 'InvalidSignatureException'],
    [
      'another date',
      (url) => url.searchParams.set('X-Amz-Date', '20200101T000000Z'),
      'InvalidSignatureException',
    ],
    ['one more parameter', (url) => url.searchParams.set('extra', '1'), 'InvalidSignatureException'],
    [
      'another session token',
      (url) => url.searchParams.set('X-Amz-Security-Token', 'x'),
      'UnrecognizedClientException',
    ],
    [
      'another key',
      (url) =>
        url.searchParams.set(
          'X-Amz-Credential',
          (url.searchParams.get('X-Amz-Credential') ?? '').replace(/^[^/]+/, 'ASIAOTHER'),
        ),
      'UnrecognizedClientException',
    ],
    [
      'another model',
      (url) => {
        url.pathname = url.pathname.replace('nova-2-sonic', 'nova-2-5-sonic');
      },
      'InvalidSignatureException',
    ],
    [
      'the path of servers',
      (url) => {
        url.pathname = url.pathname.replace('-websocket', '');
      },
      'UnknownOperationException',
    ],
  ])('refuses %s', async (_what, change, error) => {
    const { url } = await signed();
    change(url);
    expect((await knock(url.href)).error).toBe(error);
  });

  it('refuses credentials that have expired', async () => {
    const { url } = await signed({ lifetimeMs: -1000 });
    expect(await knock(url.href)).toEqual({ status: 403, error: 'ExpiredTokenException' });
  });

  it.each([
    { ...GRANT, resources: ['arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'] },
    { ...GRANT, actions: ['bedrock:InvokeModel'] },
  ])('refuses what the session policy does not allow: %o', async (grant) => {
    const { url } = await signed({ grant });
    expect(await knock(url.href)).toEqual({ status: 403, error: 'AccessDeniedException' });
  });

  it('ends a stream whose events are not signed', async () => {
    const { url } = await signed();
    const socket = new WebSocket(url.href);
    const ended = new Promise<string>((resolve) => {
      let text = '';
      socket.on('message', (data) => {
        text += String(data);
      });
      socket.on('close', (code) => resolve(`${code} ${text}`));
    });
    socket.on('open', () => socket.send(Buffer.from('no frame at all, but long enough')));
    expect(await ended).toMatch(/^1000 .*validationException/s);
  });
});
