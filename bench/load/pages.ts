import { setTimeout as delay } from 'node:timers/promises';
import { BrowserTokens } from '../../src/web/tokens.ts';
import { BENCH_WEB } from '../web-settings.ts';
import type { Metronome } from './metronome.ts';
import { Page } from './page.ts';
import { type PageFormat, pageAudioOf } from './page-audio.ts';
import type { PageTally } from './page-tally.ts';

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
    for (let count = 0; count < sessions; count += 1) {
      this.#lastUser += 1;
      const userId = `page-${this.#lastUser}`;
      const page = new Page({
        address: `${origin.replace('http:', 'ws:')}/voice`,
        origin: BENCH_WEB.origin,
        userId,
        token: this.#tokens.issue({ userId, origin: BENCH_WEB.origin }).token,
        audio,
        metronome: this.#metronome,
        tally: this.#tally,
      });
      this.#pages.add(page);
      starting.push(page.start().catch((error: Error) => void failures.push(error.message)));
      await delay(1000 / perSecond);
    }
    await Promise.all(starting);
    return failures[0];
  }

  end(): void {
    for (const page of this.#pages) page.end();
    this.#pages.clear();
    this.#tally.reset();
  }
}
