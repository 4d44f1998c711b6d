import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../src/http/http-server.ts';
import { createLogger } from '../../src/logging.ts';

describe('an address that leads nowhere', () => {
  const log: string[] = [];
  let app: FastifyInstance;

  beforeAll(async () => {
    app = createHttpServer({
      logger: createLogger('debug', { write: (line) => log.push(line) }),
      socketPaths: [],
    });
    app.get('/calls/:id', async () => ({}));
    await app.ready();
  });
  afterAll(() => app.close());

  it.each([
    ['an id that none is as long as', `/calls/${'x'.repeat(101)}`, 404, /^A part of this address is longer/],
    ['a half percent sign', '/calls/%E0%A4%A', 400, /^The address is not percent-encoded UTF-8/],
    ['a percent sign outside every route', '/other/%', 400, /Write %25/],
  ])('is answered in words, and not repeated: %s', async (_what, url, statusCode, message) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(statusCode);
    expect(answer.json().message).toMatch(message);
    expect(answer.body).not.toContain(url.slice(-8));
    expect(log.join()).not.toContain(url.slice(-8));
  });

  it('is taken as far as ids may be', async () => {
    expect((await app.inject(`/calls/${'x'.repeat(100)}`)).statusCode).toBe(200);
  });
});
