import { setTimeout as delay } from 'node:timers/promises';
import { BrowserTokens } from '../../src/web/tokens.ts';
import { BENCH_WEB } from '../web-settings.ts';
import type { Metronome } from './metronome.ts';
import { Page } from './page.ts';
import { type PageAudio, type PageFormat, pageAudioOf } from './page-audio.ts';
import type { PageTally } from './page-tally.ts';

const TRIES = 5;
const RETRY_MS = 2_000;

export interface OpenPagesOptions {
  /** Of the gateway. */
  readonly origin: string;
  readonly sessions: number;
  readonly format: PageFormat;
  readonly perSecond: number;
}

/** All pages of the load. */
export class Pages {
  readonly #tally: PageTally;
  readonly #metronome: Metronome;
  readonly #tokens = new BrowserTokens(BENCH_WEB.tokenKey);
  readonly #pages = new Set<Page>();
  #lastUser = 0;

  constructor(tally: PageTally, metronome: Metronome) {
    this.#tally = tally;
    this.#metronome = metronome;
  }

  /** Resolves when every session has begun, or has failed. @returns what failed first */
  async open({ origin, sessions, format, perSecond }: OpenPagesOptions): Promise<string | undefined> {
    const audio = pageAudioOf(format);
    const failures: string[] = [];
    const starting: Promise<void>[] = [];
    const startedMs = performance.now();
    for (let count = 0; count < sessions; count += 1) {
      await delay(Math.max(0, startedMs + (count * 1000) / perSecond - performance.now()));
      starting.push(this.#start(origin, audio).catch((error: Error) => void failures.push(error.message)));
    }
    await Promise.all(starting);
    return failures[0];
  }

  /** As a page does, it tries again when the session table has not answered. */
  async #start(origin: string, audio: PageAudio, tries = TRIES): Promise<void> {
    const page = this.#newPage(origin, audio);
    this.#pages.add(page);
    try {
      await page.start();
    } catch (error) {
      this.#pages.delete(page);
      if (tries === 0 || !(error instanceof Error) || error.message !== 'store_unavailable') throw error;
      await delay(RETRY_MS);
      await this.#start(origin, audio, tries - 1);
    }
  }

  #newPage(origin: string, audio: PageAudio): Page {
    this.#lastUser += 1;
    const userId = `page-${this.#lastUser}`;
    return new Page({
      address: `${origin.replace('http:', 'ws:')}/voice`,
      origin: BENCH_WEB.origin,
      userId,
      token: this.#tokens.issue({ userId, origin: BENCH_WEB.origin }).token,
      audio,
      metronome: this.#metronome,
      tally: this.#tally,
    });
  }

  end(): void {
    for (const page of this.#pages) page.end();
    this.#pages.clear();
    this.#tally.reset();
  }
}
