import { LRUCache } from 'lru-cache';
import type { Assistant } from '../call/assistant.ts';
import { armNames, armProfile, experimentVersions } from './arm-profile.ts';
import type { Equipment } from './equipment.ts';
import type { ChosenArm } from './experiments/experiment-book.ts';
import type { FileFault } from './file/file-fault.ts';
import { versionOf } from './file/profile-version.ts';
import type { Profile, ProfileFile } from './profile.ts';
import { type AssistantDefaults, assistantOf } from './profile-assistant.ts';

/** Far more than operators switch while a file is in use. */
const MAX_CHANGED = 100;

export interface EditionParts {
  readonly profiles: ProfileFile;
  readonly warnings: readonly FileFault[];
  readonly equipment: Equipment;
  readonly defaults: AssistantDefaults;
}

/** One version of the assistants file, with what its assistants use, while there are calls with it. */
export class Edition {
  readonly file: ProfileFile;
  readonly version: string;
  readonly warnings: readonly FileFault[];
  readonly #equipment: Equipment;
  readonly #defaults: AssistantDefaults;
  #calls = 0;
  #state: 'current' | 'retired' | 'closed' = 'current';
  #returnMs = 0;
  /** When the latest stream of a call ended. */
  #usedAt = Number.NEGATIVE_INFINITY;
  #limit: NodeJS.Timeout | undefined;
  #return: NodeJS.Timeout | undefined;
  /** Profiles as operators have switched them. */
  readonly #changed = new LRUCache<string, Profile>({ max: MAX_CHANGED });

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
    return { ...assistant, arms: armNames(chosen), experiments: experimentVersions(chosen) };
  }

  /** An operator has switched an assistant: calls that begin now must find this profile again. */
  remember(profile: Profile): void {
    this.#changed.set(`${profile.name} ${profile.version}`, profile);
  }

  /** @param version its first characters are enough */
  profileOf(name: string, version: string): Profile | undefined {
    const profiles = [this.file.profiles.get(name), ...this.#changed.values()];
    return profiles.find((profile) => profile?.name === name && profile.version.startsWith(version));
  }

  get isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** A call begins to use it. @returns to be called once at its end; further calls do nothing */
  use(): () => void {
    this.#calls += 1;
    let isUsed = true;
    return () => {
      if (!isUsed) return;
      isUsed = false;
      this.#calls -= 1;
      this.#usedAt = performance.now();
      if (this.#calls === 0 && this.#state === 'retired') this.#closeLater();
    };
  }

  health() {
    return this.#equipment.health();
  }

  /**
   * No new calls come, but a call without a stream may come back: closes what the assistants use when no call has used
   * it for `returnMs`, at the latest after `limitMs`.
   */
  retire({ returnMs, limitMs }: { readonly returnMs: number; readonly limitMs: number }): void {
    if (this.#state !== 'current') return;
    this.#state = 'retired';
    this.#returnMs = returnMs;
    this.#limit = setTimeout(() => void this.close(), limitMs).unref();
    if (this.#calls === 0) this.#closeLater();
  }

  /** Idempotent. */
  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearTimeout(this.#limit);
    clearTimeout(this.#return);
    await this.#equipment.close();
  }

  #closeLater(): void {
    clearTimeout(this.#return);
    const leftMs = this.#usedAt + this.#returnMs - performance.now();
    if (leftMs <= 0) return void this.close();
    this.#return = setTimeout(() => {
      if (this.#calls === 0) void this.close();
    }, leftMs).unref();
  }
}
