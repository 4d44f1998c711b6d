import type { Assistant } from '../call/assistant.ts';
import { armNames, armProfile } from './arm-profile.ts';
import type { Equipment } from './equipment.ts';
import type { ChosenArm } from './experiments/experiment-book.ts';
import type { FileFault } from './file/file-fault.ts';
import { versionOf } from './file/profile-version.ts';
import type { Profile, ProfileFile } from './profile.ts';
import { type AssistantDefaults, assistantOf } from './profile-assistant.ts';

export interface EditionParts {
  readonly profiles: ProfileFile;
  readonly warnings: readonly FileFault[];
  readonly equipment: Equipment;
  readonly defaults: AssistantDefaults;
}

/** One version of the file of the assistants, with what its assistants use, while there are calls with it. */
export class Edition {
  readonly file: ProfileFile;
  readonly version: string;
  readonly warnings: readonly FileFault[];
  readonly #equipment: Equipment;
  readonly #defaults: AssistantDefaults;
  #calls = 0;
  #state: 'current' | 'retired' | 'closed' = 'current';
  #timer: NodeJS.Timeout | undefined;

  constructor({ profiles: file, warnings, equipment, defaults }: EditionParts) {
    this.file = file;
    this.warnings = warnings;
    this.#equipment = equipment;
    this.#defaults = defaults;
    const versions = [...file.profiles.values()].map(({ name, version }) => [name, version]);
    this.version = versionOf([file.default, [...file.numbers], versions]);
  }

  assistant(profile: Profile, chosen: readonly ChosenArm[] = []): Assistant {
    const inArm = armProfile(profile, chosen);
    const assistant = assistantOf(inArm, this.#equipment.toolsFor(profile), this.#defaults);
    return { ...assistant, arms: armNames(chosen) };
  }

  /** A call begins to use it. @returns to be called once at its end; further calls do nothing */
  use(): () => void {
    this.#calls += 1;
    let isUsed = true;
    return () => {
      if (!isUsed) return;
      isUsed = false;
      this.#calls -= 1;
      if (this.#calls === 0 && this.#state === 'retired') void this.close();
    };
  }

  health() {
    return this.#equipment.health();
  }

  /** No further calls come: closes what the assistants use with the last call, at the latest after `limitMs`. */
  retire(limitMs: number): void {
    if (this.#state !== 'current') return;
    this.#state = 'retired';
    if (this.#calls === 0) void this.close();
    else this.#timer = setTimeout(() => void this.close(), limitMs).unref();
  }

  /** Idempotent. */
  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearTimeout(this.#timer);
    await this.#equipment.close();
  }
}
