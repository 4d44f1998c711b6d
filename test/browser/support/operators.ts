import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { DialServer } from '../../../sandbox/softphone/dial-server.ts';
import { SANDBOX } from '../../../sandbox/telephone-network.ts';
import type { VoiceProvider } from '../../../src/voice/client.ts';
import { buildPages } from '../../../web/build.ts';
import type { Phone } from '../../support/phone.ts';
import { Phones, type PhonesOptions } from '../../support/phones.ts';
import { Chromium, chromiumPath } from './chromium.ts';
import { CuttableProxy } from './cuttable-proxy.ts';
import { Operator } from './operator.ts';
import { probeFiles } from './page-probe.ts';
import { NO_CHROMIUM } from './players.ts';

export const TOKENS = {
  supervisor: 'supervisor-token-0123456789abcdef',
  viewer: 'viewer-token-0123456789abcdef',
} as const;

export interface OperatorsOptions extends PhonesOptions {
  readonly provider?: VoiceProvider;
  readonly env?: Readonly<Record<string, string>>;
}

export interface SignedIn {
  /** Default `supervisor`. */
  readonly role?: keyof typeof TOKENS;
  /** What they call themselves. */
  readonly name?: string;
  readonly context?: BrowserContextOptions;
}

/** A gateway with a console and telephones, and a Chromium with people at the console. */
export class Operators {
  readonly phones: Phones;
  readonly proxy = new CuttableProxy(probeFiles());
  readonly #provider: VoiceProvider;
  readonly #given: Readonly<Record<string, string>>;
  readonly #open: Operator[] = [];
  #env: Readonly<Record<string, string>> = {};
  #recordings: string | undefined;
  #dials: DialServer | undefined;
  #chromium: Chromium | undefined;

  constructor({ provider = 'openai', env = {}, ...options }: OperatorsOptions = {}) {
    this.#provider = provider;
    this.#given = env;
    this.phones = new Phones(options);
  }

  async start(): Promise<void> {
    await buildPages();
    await this.phones.start();
    await this.proxy.start();
    const { network } = this.phones;
    this.#dials = new DialServer(new Map([[SANDBOX.connectNumber, network.connect]]), network.library);
    this.#recordings = await mkdtemp(join(tmpdir(), 'recordings-'));
    this.#env = {
      CONSOLE_TOKEN: TOKENS.supervisor,
      CONSOLE_VIEWER_TOKEN: TOKENS.viewer,
      SOFTPHONE_DIAL_URL: (await this.#dials.start()).url,
      RECORDING: 'always',
      RECORDING_DIR: this.#recordings,
      ...this.#given,
    };
    await this.consoleIsAt(await this.phone());
    this.#chromium = await Chromium.launch();
  }

  /** A telephone at a gateway with these settings beside the usual ones. */
  phone(env: Readonly<Record<string, string>> = {}, instances = 1): Promise<Phone> {
    return this.phones.connect({ provider: this.#provider, env: { ...this.#env, ...env }, instances });
  }

  /** From now on the pages find this gateway. */
  async consoleIsAt({ gateway }: Phone): Promise<void> {
    this.proxy.cut();
    this.proxy.connectTo(gateway.origin);
    this.proxy.restore();
  }

  get chromium(): Chromium {
    if (!this.#chromium) throw new Error('not started');
    return this.#chromium;
  }

  /** Somebody opens the console. */
  async open(context: BrowserContextOptions = {}): Promise<Operator> {
    const { browser } = this.chromium;
    const opened = await browser.newContext({ permissions: ['microphone'], ...context });
    const { library } = this.phones.network;
    const operator = await Operator.open(opened, { origin: this.proxy.origin, library });
    this.#open.push(operator);
    return operator;
  }

  /** Somebody opens the console and signs in. */
  async signedIn({ role = 'supervisor', name = '', context = {} }: SignedIn = {}): Promise<Operator> {
    const operator = await this.open(context);
    await operator.signsIn(TOKENS[role], name);
    await operator.heading('Live calls').waitFor();
    return operator;
  }

  /** Closes every page. @returns what the pages did wrong */
  async close(): Promise<readonly string[]> {
    const wrong: string[] = [];
    for (const { page, errors } of this.#open.splice(0)) {
      await page.context().close();
      wrong.push(...errors);
    }
    return wrong;
  }

  async stop(): Promise<void> {
    await this.#chromium?.close();
    await this.phones.stop();
    await this.proxy.stop();
    await this.#dials?.stop();
    if (this.#recordings !== undefined) await rm(this.#recordings, { recursive: true, force: true });
  }
}

/**
 * For the tests of a file. After each, no page may have violated its security policy or logged an error.
 * Without Chromium the tests are skipped.
 */
export function useOperators(options: OperatorsOptions = {}): Operators {
  const operators = new Operators(options);
  const isMissing = chromiumPath() === undefined;
  beforeAll(async () => {
    if (isMissing) process.stderr.write(`\nSKIPPED: tests in a browser. ${NO_CHROMIUM}\n`);
    else await operators.start();
  });
  beforeEach((context) => context.skip(isMissing, NO_CHROMIUM));
  afterEach(async () => {
    operators.proxy.restore();
    if (isMissing) return;
    operators.chromium.microphoneIsQuiet();
    expect(await operators.close()).toEqual([]);
  });
  afterAll(() => operators.stop());
  return operators;
}
