import { describe, expect, it } from 'vitest';
import { LoopbackServer } from '../../sandbox/loopback-server.ts';
import { BrowserTokens } from '../../src/web/tokens.ts';
import { FetchedTokens, GivenTokens } from '../../web/gateway/voice-token.ts';

const issued = (userId: string) =>
  new BrowserTokens('a key of at least thirty-two characters').issue({ userId, origin: 'https://a.test' })
    .token;

describe('a token that the user brings', () => {
  it('names its user, and is used once', async () => {
    const tokens = new GivenTokens();
    const token = issued('Zoë 1742');
    tokens.give(` ${token}\n`);
    expect(await tokens.take()).toEqual({ token, userId: 'Zoë 1742' });
    await expect(tokens.take()).rejects.toMatchObject({ code: 'token_missing' });
  });

  it('may be anything: the gateway says what is wrong with it', async () => {
    const tokens = new GivenTokens();
    tokens.give('not a token');
    expect(await tokens.take()).toEqual({ token: 'not a token', userId: '' });
  });
});

describe("a token of the operator's server", () => {
  async function take(status: number, body: string) {
    const server = new LoopbackServer(async (http, response) => {
      response.writeHead(http.method === 'POST' ? status : 405).end(body);
    });
    const { url } = await server.start();
    try {
      return await new FetchedTokens(url).take();
    } finally {
      await server.stop();
    }
  }

  it('comes with its user', async () => {
    expect(await take(200, '{"token":"t","userId":"u","more":1}')).toEqual({ token: 't', userId: 'u' });
  });

  it('needs a user who is signed in', async () => {
    await expect(take(401, '{}')).rejects.toMatchObject({ code: 'token_refused' });
  });

  it.each(['{"token":"t"}', '[]', 'null', '<html>'])('is missing in %s', async (body) => {
    await expect(take(200, body)).rejects.toMatchObject({ code: 'token_unreachable' });
  });

  it('cannot be had from a server that does not answer', async () => {
    await expect(new FetchedTokens('http://127.0.0.1:9/').take()).rejects.toMatchObject({
      code: 'token_unreachable',
    });
  });
});
