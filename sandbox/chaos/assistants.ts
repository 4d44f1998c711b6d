import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ByProvider, VoiceProvider } from '../../src/voice/provider.ts';

/** The number to call for an assistant of each provider. */
export const NUMBERS = {
  openai: '+14155550191',
  'openai-live': '+14155550192',
  nova: '+14155550193',
  cascade: '+14155550194',
} as const satisfies Required<ByProvider<string>>;

const INSTRUCTIONS = 'You answer questions about a shop and its opening hours.';

/** The assistants file of the gateways, on disk while they run. */
export class AssistantsFile {
  readonly path: string;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.path = join(folder, 'assistants.yaml');
  }

  /** One assistant for each provider, which answers the number of that provider. */
  static async write(): Promise<AssistantsFile> {
    const file = new AssistantsFile(await mkdtemp(join(tmpdir(), 'chaos-')));
    await writeFile(file.path, JSON.stringify(profiles(), undefined, 2));
    return file;
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** YAML takes JSON as it is. */
function profiles(): object {
  const providers = Object.keys(NUMBERS);
  return {
    default: 'openai' satisfies VoiceProvider,
    numbers: Object.fromEntries(Object.entries(NUMBERS).map(([provider, number]) => [number, provider])),
    assistants: Object.fromEntries(
      providers.map((provider) => [provider, { instructions: INSTRUCTIONS, provider }]),
    ),
  };
}
