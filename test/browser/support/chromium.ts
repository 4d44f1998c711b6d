import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { buildWav } from '../../../src/audio/wav.ts';

/** Where Debian's package puts it. */
const DEBIAN = '/usr/bin/chromium';
const MICROPHONE_RATE_HZ = 16_000;

/** The Chromium to test with; undefined where there is none. */
export function chromiumPath(): string | undefined {
  const path = process.env.CHROMIUM_PATH ?? DEBIAN;
  return existsSync(path) ? path : undefined;
}

/** A Chromium whose microphone is a file. */
export class Chromium {
  readonly browser: Browser;
  readonly #folder: string;

  private constructor(browser: Browser, folder: string) {
    this.browser = browser;
    this.#folder = folder;
  }

  /** @throws Error when there is no Chromium; see `install-chromium.sh` */
  static async launch(flags: readonly string[] = []): Promise<Chromium> {
    const executablePath = chromiumPath();
    if (!executablePath) throw new Error('no Chromium: run test/browser/install-chromium.sh');
    const folder = await mkdtemp(join(tmpdir(), 'microphone-'));
    const browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-audio-capture=${microphoneFile(folder)}%noloop`,
        ...flags,
      ],
    });
    const launched = new Chromium(browser, folder);
    launched.microphoneIsQuiet();
    return launched;
  }

  /** What the microphone hears from the moment when a page opens it, and silence after that: PCM16, 16 kHz. */
  microphonePlays(samples: Int16Array): void {
    const wav = buildWav({ encoding: 'pcm16', sampleRateHz: MICROPHONE_RATE_HZ, channels: 1, samples });
    writeFileSync(microphoneFile(this.#folder), wav);
  }

  /** What the microphone hears unless a test says otherwise. */
  microphoneIsQuiet(): void {
    this.microphonePlays(new Int16Array(MICROPHONE_RATE_HZ / 10));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function microphoneFile(folder: string): string {
  return join(folder, 'microphone.wav');
}
