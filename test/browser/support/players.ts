import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { SANDBOX } from '../../../sandbox/telephone-network.ts';
import { buildPages } from '../../../web/build.ts';
import { WEB_ENV } from '../../support/browser.ts';
import type { Phone } from '../../support/phone.ts';
import { Phones, type PhonesOptions } from '../../support/phones.ts';
import { BedrockAddress } from './bedrock-address.ts';
import { Chromium, chromiumPath } from './chromium.ts';
import { CuttableProxy } from './cuttable-proxy.ts';
import { probeFiles } from './page-probe.ts';
import { Player } from './player.ts';
import { TokenBackend } from './token-backend.ts';

export const NO_CHROMIUM = 'There is no Chromium: run test/browser/install-chromium.sh, or set CHROMIUM_PATH';

export interface PlayersOptions extends PhonesOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Whether pages may speak to Nova themselves. */
  readonly direct?: boolean;
}

export interface OpenOptions {
  /** Default: a new user. */
  readonly userId?: string;
  /** Default true. */
  readonly mayListen?: boolean;
  readonly context?: BrowserContextOptions;
}

/** A gateway that serves the player page, a network to it, and a Chromium with callers. */
export class Players {
  readonly phones: Phones;
  readonly proxy = new CuttableProxy(probeFiles());
  readonly #env: Readonly<Record<string, string>>;
  readonly #open: Player[] = [];
  readonly #isDirect: boolean;
  #bedrock: BedrockAddress | undefined;
  #chromium: Chromium | undefined;
  #tokens: TokenBackend | undefined;
  #phone: Phone | undefined;
  #users = 0;

  constructor({ env = {}, direct = false, ...options }: PlayersOptions = {}) {
    this.#isDirect = direct;
    this.#env = { ...(direct && { BROWSER_NOVA_ROLE_ARN: SANDBOX.browserRole }), ...env };
    this.phones = new Phones(options);
  }

  async start(): Promise<void> {
    await buildPages();
    await this.phones.start();
    await this.proxy.start();
    this.#tokens = new TokenBackend(this.proxy.origin);
    await this.tokens.start();
    const env = { ...WEB_ENV, WEB_ORIGINS: this.proxy.origin, WEB_TOKEN_URL: this.tokens.url, ...this.#env };
    this.#phone = await this.phones.connect({ provider: 'openai', env });
    this.proxy.connectTo(this.gateway.origin);
    this.tokens.connectTo(this.gateway.origin);
    if (this.#isDirect) {
      this.#bedrock = new BedrockAddress(this.phones.network.browserNovaUrl);
      await this.#bedrock.start();
    }
    this.#chromium = await Chromium.launch(this.#bedrock?.flags);
  }

  get chromium(): Chromium {
    return started(this.#chromium);
  }

  get bedrock(): BedrockAddress {
    return started(this.#bedrock);
  }

  get tokens(): TokenBackend {
    return started(this.#tokens);
  }

  get phone(): Phone {
    return started(this.#phone);
  }

  get gateway(): Phone['gateway'] {
    return this.phone.gateway;
  }

  utterance(id: string): Uint8Array {
    return this.phones.network.library.utterance(id).mulaw;
  }

  /** A caller opens the page. */
  async open({
    userId = `user-${++this.#users}`,
    mayListen = true,
    context,
  }: OpenOptions = {}): Promise<Player> {
    const { browser } = this.chromium;
    const { origin } = this.proxy;
    const opened = await browser.newContext({
      ...(mayListen && { permissions: ['microphone'] }),
      ...context,
    });
    await opened.addCookies([{ name: 'user', value: userId, url: origin }]);
    const { library } = this.phones.network;
    const player = await Player.open(opened, { origin, userId, library });
    this.#open.push(player);
    return player;
  }

  /** Closes every page. @returns what the pages did wrong */
  async close(): Promise<readonly string[]> {
    const wrong: string[] = [];
    for (const { page, errors } of this.#open.splice(0)) {
      wrong.push(...errors);
      await page.context().close();
    }
    return wrong;
  }

  async stop(): Promise<void> {
    await this.#chromium?.close();
    await this.#bedrock?.stop();
    await this.phones.stop();
    await this.proxy.stop();
    await this.#tokens?.stop();
  }
}

/**
 * For the tests of a file. After each, no page may have violated its security policy or logged an error.
 * Without Chromium the tests are skipped.
 */
export function usePlayers(options: PlayersOptions = {}): Players {
  const players = new Players(options);
  const isMissing = chromiumPath() === undefined;
  beforeAll(async () => {
    if (isMissing) process.stderr.write(`\nSKIPPED: tests in a browser. ${NO_CHROMIUM}\n`);
    else await players.start();
  });
  beforeEach((context) => context.skip(isMissing, NO_CHROMIUM));
  afterEach(async () => {
    players.proxy.restore();
    if (isMissing) return;
    players.tokens.kind = 'fresh';
    players.chromium.microphoneIsQuiet();
    expect(await players.close()).toEqual([]);
  });
  afterAll(() => players.stop());
  return players;
}

function started<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('not started');
  return part;
}
