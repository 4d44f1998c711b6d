import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { DialServer } from '../../../sandbox/softphone/dial-server.ts';
import { SANDBOX } from '../../../sandbox/telephone-network.ts';
import type { VoiceProvider } from '../../../src/voice/provider.ts';
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
  readonly env?: Readonly<Record<string, string>>;
}

export interface LineOptions {
  /** Default `openai`. */
  readonly provider?: VoiceProvider;
  /** Settings beside the usual ones. */
  readonly env?: Readonly<Record<string, string>>;
  readonly instances?: number;
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
  readonly #given: Readonly<Record<string, string>>;
  readonly #open: Operator[] = [];
  #env: Readonly<Record<string, string>> = {};
  #origin = '';
  #home = '';
  #recordings: string | undefined;
  #dials: DialServer | undefined;
  #chromium: Chromium | undefined;

  constructor({ env = {}, ...options }: OperatorsOptions = {}) {
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
    this.#home = (await this.phone()).gateway.origin;
    this.#chromium = await Chromium.launch();
  }

  /** A telephone, whose gateway the pages find from now on. */
  async phone({ provider = 'openai', env = {}, instances = 1 }: LineOptions = {}): Promise<Phone> {
    const phone = await this.phones.connect({ provider, env: { ...this.#env, ...env }, instances });
    this.consoleIsAt(phone.gateway.origin);
    return phone;
  }

  /** From now on the pages find this gateway. Their connections to another one break. */
  consoleIsAt(origin: string): void {
    if (this.#origin === origin) return;
    this.#origin = origin;
    this.proxy.cut();
    this.proxy.connectTo(origin);
    this.proxy.restore();
  }

  /** The pages find the gateway of the beginning again. */
  reset(): void {
    this.proxy.restore();
    this.consoleIsAt(this.#home);
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
    if (isMissing) return;
    operators.chromium.microphoneIsQuiet();
    const wrong = await operators.close();
    operators.reset();
    expect(wrong).toEqual([]);
  });
  afterAll(() => operators.stop());
  return operators;
}
