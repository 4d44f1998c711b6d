import { buildSync } from 'esbuild';
import type { Page } from 'playwright-core';
import { decodeMulaw } from '../../../src/audio/mulaw.ts';
import { buildWav } from '../../../src/audio/wav.ts';
import { PlayedSound } from './played-sound.ts';
import { SoundTap, type TapNews } from './sound-tap.ts';

const FOLDER = new URL('../in-page/', import.meta.url);

/** When something was spoken, milliseconds on the page's clock. */
export interface SpokenAt {
  readonly startMs: number;
  readonly endMs: number;
}

/** What the loudspeakers of a page have played since the last time. */
interface TapsNews {
  /** Names this load of the page. */
  readonly load: number;
  readonly taps: readonly TapNews[];
}

/** What must be served beside the page. */
export function probeFiles(): Readonly<Record<string, string>> {
  return { '/test-tap.js': compiled('tap-worklet.ts') };
}

/** The loudspeaker and the microphone of a page: see `in-page/probe.ts`. */
export class PageProbe {
  readonly #page: Page;
  /** Of the page as it was loaded last. */
  #taps: SoundTap[] = [];
  #load = 0;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Must come before the page is opened. */
  static async install(page: Page): Promise<PageProbe> {
    await page.addInitScript({ content: compiled('probe.ts') });
    return new PageProbe(page);
  }

  /** The caller says something, mu-law. Resolves when they have said it. */
  async says(mulaw: Uint8Array): Promise<SpokenAt> {
    const samples = decodeMulaw(mulaw);
    const wav = buildWav({ encoding: 'pcm16', sampleRateHz: 8000, channels: 1, samples });
    return this.#page.evaluate<SpokenAt>(`probe.say('${wav.toString('base64')}')`);
  }

  async played(): Promise<PlayedSound> {
    const known = JSON.stringify(this.#taps.map(({ blocks }) => blocks));
    const { load, taps } = await this.#page.evaluate<TapsNews>(`probe.heardSince(${this.#load}, ${known})`);
    if (load !== this.#load) this.#taps = [];
    this.#load = load;
    for (const [at, news] of taps.entries()) {
      const tap = this.#taps[at] ?? new SoundTap();
      this.#taps[at] = tap;
      tap.hear(news);
    }
    return PlayedSound.of(this.#taps);
  }

  lastSoundMs(): Promise<number> {
    return this.#page.evaluate<number>('probe.lastSoundMs()');
  }

  nowMs(): Promise<number> {
    return this.#page.evaluate<number>('probe.nowMs()');
  }

  async unplug(): Promise<void> {
    await this.#page.evaluate('probe.unplug()');
  }

  openMicrophones(): Promise<number> {
    return this.#page.evaluate<number>('probe.openMicrophones()');
  }
}

/**
 * A script of `in-page`.
 * @param constants what the build of the page defines
 */
export function compiled(file: string, constants: Readonly<Record<string, string>> = {}): string {
  const entryPoints = [new URL(file, FOLDER).pathname];
  const { outputFiles } = buildSync({
    entryPoints,
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: Object.fromEntries(
      Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`${file} was not compiled`);
  return output.text;
}
