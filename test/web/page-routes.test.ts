import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '../../src/logging.ts';
import { directOrigin, directWay } from '../../src/web/pages/direct-way.ts';
import type { PageConfig } from '../../src/web/pages/page-config.ts';
import { type PageFiles, readPageFiles } from '../../src/web/pages/page-files.ts';
import { addPageRoutes, type PageOptions } from '../../src/web/pages/page-routes.ts';
import { buildPages } from '../../web/build.ts';
import { GatewayRig } from '../http/gateway-rig.ts';
import { WEB_ENV } from '../support/browser.ts';

const NOTICE = 'We record "this" & more <soon>.';

describe('the player page', () => {
  let folder = '';
  let files: PageFiles | undefined;
  let app: FastifyInstance | undefined;
  const log: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pages-'));
    await buildPages(join(folder, 'built'));
    files = readPageFiles(pathToFileURL(`${folder}/built/`));
  });
  afterEach(() => app?.close());
  afterAll(() => rm(folder, { recursive: true }));

  const config: PageConfig = { languages: ['en'], models: ['nova'], notice: NOTICE };

  function serve(options: Partial<PageOptions> = {}): FastifyInstance {
    app = fastify();
    const logger = createLogger('info', { write: (line) => log.push(line) });
    const pages = {
      config: () => config,
      publicUrl: 'https://voice.example.com',
      tokenUrl: undefined,
      directOrigins: [],
      files,
      ...options,
    };
    app.register(async (scope) => addPageRoutes(scope, pages, logger), { prefix: '/voice' });
    return app;
  }

  it('has what the settings say, safely', async () => {
    const { body, headers } = await serve().inject('/voice/player');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
    const [, written = ''] = /name="page-config" content="([^"]*)"/.exec(body) ?? [];
    expect(written).not.toContain('<');
    const decoded = written.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
    expect(JSON.parse(decoded)).toEqual(config);
  });

  it('loads only files of the gateway, which never change', async () => {
    const server = serve();
    const { body } = await server.inject('/voice/player');
    const loaded = [...body.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, address = '']) => address);
    expect(loaded).toHaveLength(3);
    for (const address of loaded) {
      const { statusCode, headers } = await server.inject(address);
      expect({ address, statusCode }).toEqual({ address, statusCode: 200 });
      expect(headers['cache-control']).toContain('immutable');
    }
    const worklets = [...(files?.assets.keys() ?? [])].filter((name) => name.includes('worklet'));
    expect(worklets).toHaveLength(2);
    const [main = ''] = [...(files?.assets.entries() ?? [])]
      .filter(([name]) => name.startsWith('main-'))
      .map(([, { body: script }]) => script.toString());
    for (const name of worklets) expect(main).toContain(`/voice/assets/${name}`);
    expect(body).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/);
  });

  it('may reach only what it needs', async () => {
    const { headers } = await serve({
      tokenUrl: 'https://shop.example.com/voice-token?x=1',
      directOrigins: ['wss://bedrock-runtime.us-east-1.amazonaws.com'],
    }).inject('/voice/player');
    const policy = `${headers['content-security-policy']}`.split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(
      "connect-src 'self' wss://voice.example.com https://shop.example.com wss://bedrock-runtime.us-east-1.amazonaws.com",
    );
    expect(headers['permissions-policy']).toContain('microphone=(self)');
  });

  it.each(['/voice/assets/..%2fplayer.html', '/voice/assets/none.js', '/voice/assets/'])(
    'has nothing at %s',
    async (address) => {
      expect((await serve().inject(address)).statusCode).toBe(404);
    },
  );

  it('says how to build it where it was not built', async () => {
    expect(readPageFiles(pathToFileURL(`${folder}/nothing/`))).toBeUndefined();
    const server = serve({ files: undefined, folder: pathToFileURL(`${folder}/nothing/`) });
    const { statusCode, body } = await server.inject('/voice/player');
    expect(statusCode).toBe(503);
    expect(body).toContain('npm run build');
    expect(log.join('')).toContain('npm run build');
    expect((await server.inject('/voice/assets/main.js')).statusCode).toBe(404);
  });
});

describe('the direct way of the page', () => {
  it('goes to the model in its region, or to the address of the operator', () => {
    expect(directOrigin('us-east-1', {})).toBe('wss://bedrock-runtime.us-east-1.amazonaws.com');
    const settings = { novaEndpoint: 'https://bedrock.example.com', novaInstructions: 'Tell stories.' };
    expect(directOrigin('us-east-1', settings)).toBe('wss://bedrock.example.com');
    expect(directWay(settings)).toEqual({
      instructions: 'Tell stories.',
      endpoint: 'https://bedrock.example.com',
    });
    expect(directWay({}).instructions).toMatch(/assistant/);
  });
});

describe('the player page of a gateway', () => {
  const rig = new GatewayRig();
  beforeAll(() => rig.start());
  afterAll(() => rig.stop());

  it('is not there while voice in the browser is off', async () => {
    await rig.configure();
    expect((await rig.app.inject('/voice/player')).statusCode).toBe(404);
  });

  it('is there with it, under its policy', async () => {
    await rig.configure({ ...WEB_ENV, WEB_TOKEN_URL: '/session/voice-token' });
    const { statusCode, headers } = await rig.app.inject('/voice/player');
    // 503 in a checkout that was not built.
    expect([200, 503]).toContain(statusCode);
    if (statusCode === 200) expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
});
