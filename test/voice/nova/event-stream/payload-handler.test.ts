import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { signedPayloads } from '../../../../src/voice/nova/event-stream/payload-handler.ts';
import { SignedBody } from '../../../../src/voice/nova/event-stream/signed-body.ts';
import { InputStream } from '../../../../src/voice/nova/wire/input-stream.ts';

const SIGNED =
  `AWS4-HMAC-SHA256 Credential=AKID/20261121/eu-north-1/bedrock/aws4_request, ` +
  `SignedHeaders=host;x-amz-date, Signature=${'ab'.repeat(32)}`;
const SECRET = { accessKeyId: 'AKID', secretAccessKey: 'secret' };

function inputStream(): InputStream {
  return new InputStream({ ages: { catchingUpMs: 10_000, openMs: 500 }, onAudioDropped: () => undefined });
}

/** What the connection would be given as the body. */
async function send({
  authorization = SIGNED,
  credentials = SECRET as object,
  body = inputStream() as unknown,
}): Promise<unknown> {
  const request = { headers: { authorization }, body: 'as the SDK made it' as unknown };
  const handler = signedPayloads({ credentials: () => Promise.resolve(credentials) });
  await handler.handle(() => Promise.resolve({ response: {}, output: { $metadata: {} } }), {
    request,
    input: { body },
  });
  return request.body;
}

describe('signedPayloads', () => {
  it('puts a body that signs in place of the one the SDK made', async () => {
    expect(await send({})).toBeInstanceOf(SignedBody);
  });

  it.each([
    ['a request with a key that signs nothing', { authorization: 'Bearer key' }],
    ['credentials without a secret', { credentials: { token: 'key' } }],
  ])('refuses %s', async (_name, wrong) => {
    await expect(send(wrong)).rejects.toMatchObject({ code: 'provider_unauthorized' });
  });

  it('sends nothing but the input of a voice stream', async () => {
    await expect(send({ body: Readable.from([]) })).rejects.toThrow(TypeError);
  });
});
