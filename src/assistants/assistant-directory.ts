import type { Assistant } from '../call/assistant.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { ToolHealth } from '../tools/tool-health.ts';
import type {
  AssistantBook,
  CallAddress,
  CallOfAssistant,
  CallProfile,
  LentAssistant,
} from './assistant-book.ts';
import { type AssistantChange, changedProfile, mergeChanges } from './assistant-change.ts';
import { nameFor } from './dialed-name.ts';
import { Edition } from './edition.ts';
import { EquipmentError, type EquipmentParts } from './equipment.ts';
import type { Experiment } from './experiments/experiment.ts';
import type { ChosenArm, ExperimentBook } from './experiments/experiment-book.ts';
import { type FileFault, faultText } from './file/file-fault.ts';
import type { ProfilesRead } from './file/read-profiles.ts';
import type { Profile } from './profile.ts';
import {
  type AssistantDefaults,
  codeOf,
  profileLines,
  textIn,
  textsNameContact,
} from './profile-assistant.ts';
import { whenSettled } from './settled-file.ts';

export interface AssistantDirectoryOptions {
  /** ASSISTANTS_FILE. */
  readonly file: string;
  /** Reads the file again. */
  readonly read: () => ProfilesRead;
  readonly defaults: AssistantDefaults;
  /** CONSENT_NOTICE, for profiles without their own. */
  readonly consentNotice?: string | undefined;
  /** Longest time for which a call may keep a version of the file, milliseconds. */
  readonly longestCallMs: number;
  /** How long a version of the file waits for a call that has no stream, milliseconds. Default 10 minutes. */
  readonly returnMs?: number;
  /** Told of the experiments of each version of the file; absent: none is under way. */
  readonly experiments?: Pick<ExperimentBook, 'use' | 'choose' | 'recall'> | undefined;
  /** What tools share. */
  readonly equipment: EquipmentParts;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'assistantReloads'>;
}

/** A lost stream is replaced in seconds; a caller whose dial is not answered comes back in minutes. */
const RETURN_MS = 10 * 60_000;

export type ReloadResult =
  | { readonly result: 'reloaded'; readonly version: string; readonly warnings: readonly FileFault[] }
  | { readonly result: 'invalid'; readonly faults: readonly FileFault[] };

/** The assistants of ASSISTANTS_FILE. A call keeps the version that it began with. */
export class AssistantDirectory implements AssistantBook {
  readonly #options: AssistantDirectoryOptions;
  readonly #changes = new Map<string, AssistantChange>();
  #edition: Edition;
  /** Earlier versions of the file that calls still use or may come back to, the newest first. */
  #retired: readonly Edition[] = [];
  #reloading: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  private constructor(options: AssistantDirectoryOptions, edition: Edition) {
    this.#options = options;
    this.#edition = edition;
  }

  /** Opens what the assistants of the file use. @returns the faults when that is not possible */
  static async open(
    first: ProfilesRead,
    options: AssistantDirectoryOptions,
  ): Promise<AssistantDirectory | { readonly faults: readonly FileFault[] }> {
    const edition = await openEdition(first, options);
    if ('faults' in edition) return edition;
    options.experiments?.use(edition.file.experiments);
    return new AssistantDirectory(options, edition);
  }

  get default(): Assistant {
    const { file } = this.#edition;
    return this.#edition.assistant(this.#profile(file.default));
  }

  get longestNotice(): number {
    const { consentNotice = '' } = this.#options;
    const notices = this.profiles.flatMap((profile) => Object.values(profile.consentNotice));
    return Math.max(...[consentNotice, ...notices].map((text) => text?.length ?? 0));
  }

  /** Of the file that is in use. */
  get version(): string {
    return this.#edition.version;
  }

  /** What works, but may not be meant. */
  get warnings(): readonly FileFault[] {
    return this.#edition.warnings;
  }

  /** With what operators have switched since the file was read. */
  get profiles(): readonly Profile[] {
    return [...this.#edition.file.profiles.keys()].map((name) => this.#profile(name));
  }

  /** The numbers of an assistant, and whether it takes every other call. */
  reachedBy(name: string): { readonly numbers: readonly string[]; readonly isDefault: boolean } {
    const { numbers, default: standard } = this.#edition.file;
    return {
      numbers: [...numbers].filter(([, assistant]) => assistant === name).map(([number]) => number),
      isDefault: name === standard,
    };
  }

  lend(call: CallOfAssistant): LentAssistant {
    const began = this.#beganWith(call);
    const { edition, profile } = began ?? { edition: this.#edition, profile: this.#profileOf(call) };
    const arms = this.#arms(profile, call, began?.edition.file.experiments);
    return { assistant: edition.assistant(profile, arms), giveBack: edition.use() };
  }

  profileFor(call: CallAddress): CallProfile {
    const profile = this.#beganWith(call)?.profile ?? this.#profileOf(call);
    const { name, language, preferences } = profile;
    const armTexts = () => this.#armTexts(name);
    return {
      name,
      // Read for new calls only: long instructions are looked through.
      get needsContact() {
        return textsNameContact(profile, armTexts());
      },
      language,
      preferences,
      consentNotice: textIn(profile.consentNotice, codeOf(language)) ?? this.#options.consentNotice,
      handoffAttributes: profile.handoff.attributes,
      linesFor: (spoken) => profileLines(profile, spoken),
    };
  }

  /** Switches an assistant for the calls to come, until the next reload. */
  change(name: string, change: AssistantChange): void {
    this.#changes.set(name, mergeChanges(this.#changes.get(name), change));
    this.#edition.remember(this.#profile(name));
  }

  toolHealth(): readonly ToolHealth[] {
    return this.#edition.health();
  }

  /** Takes the new file, or keeps the old one when the new one has faults. One at a time; never rejects. */
  reload(): Promise<ReloadResult> {
    const reloading = this.#reloading.then(() => this.#reload());
    this.#reloading = reloading;
    return reloading;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([this.#edition, ...this.#retired].map((edition) => edition.close()));
    await this.#options.equipment.network.close();
  }

  /** Never rejects: nothing awaits the reload after SIGHUP, and an unhandled rejection would end every call. */
  async #reload(): Promise<ReloadResult> {
    try {
      return await this.#takeNew();
    } catch (error) {
      const { file, logger } = this.#options;
      logger.error({ err: error }, 'ASSISTANTS_FILE could not be read again; report this as a bug');
      return this.#keepOld([unexpected(file, 'cannot be used')]);
    }
  }

  async #takeNew(): Promise<ReloadResult> {
    const { file, read, longestCallMs, returnMs = RETURN_MS, logger, metrics } = this.#options;
    await whenSettled(file);
    const next = await openEdition(read(), this.#options);
    if ('faults' in next) return this.#keepOld(next.faults);
    if (this.#isClosed) await next.close();
    else {
      this.#edition.retire({ limitMs: longestCallMs, returnMs });
      this.#retired = [this.#edition, ...this.#retired].filter(({ isClosed }) => !isClosed);
    }
    this.#edition = next;
    this.#changes.clear();
    this.#options.experiments?.use(next.file.experiments);
    metrics.assistantReloads.inc({ result: 'reloaded' });
    const names = [...next.file.profiles.keys()];
    logger.info({ version: next.version, assistants: names }, 'ASSISTANTS_FILE was reloaded');
    return { result: 'reloaded', version: next.version, warnings: next.warnings };
  }

  #keepOld(faults: readonly FileFault[]): ReloadResult {
    const { logger, metrics } = this.#options;
    metrics.assistantReloads.inc({ result: 'invalid' });
    logger.error(
      { code: 'assistants_invalid', faults: faults.map(faultText), version: this.version },
      'The new ASSISTANTS_FILE has faults; calls go on with the version that was in use',
    );
    return { result: 'invalid', faults };
  }

  /** The instructions that experiments may give to callers of this assistant. */
  #armTexts(name: string): string[] {
    return this.#edition.file.experiments
      .filter(({ assistants }) => assistants === undefined || assistants.includes(name))
      .flatMap(({ arms }) => arms.flatMap(({ instructions }) => instructions ?? []));
  }

  /** A call keeps its arms, even when they were stopped or changed. */
  #arms(
    { name }: Profile,
    { arms, caller, callSid }: CallOfAssistant,
    began: readonly Experiment[] | undefined,
  ): readonly ChosenArm[] {
    const { experiments } = this.#options;
    if (experiments === undefined) return [];
    if (arms === undefined) return experiments.choose(name, caller ?? callSid);
    return experiments.recall(arms, began);
  }

  /** The version of its assistant that a call began with, while this process still has it. */
  #beganWith({ assistant, assistantVersion }: CallAddress) {
    if (assistant === undefined || assistantVersion === undefined || assistantVersion === '')
      return undefined;
    for (const edition of [this.#edition, ...this.#retired]) {
      const profile = edition.isClosed ? undefined : edition.profileOf(assistant, assistantVersion);
      if (profile !== undefined) return { edition, profile };
    }
    return undefined;
  }

  #profileOf(call: CallAddress): Profile {
    return this.#profile(nameFor(call, this.#edition.file));
  }

  #profile(name: string): Profile {
    const profile = this.#edition.file.profiles.get(name);
    // The reader checks every name.
    if (profile === undefined) throw new TypeError(`No assistant ${name}`);
    return changedProfile(profile, this.#changes.get(name));
  }
}

/** Never rejects. */
async function openEdition(
  read: ProfilesRead,
  { file, defaults, equipment, logger }: AssistantDirectoryOptions,
): Promise<Edition | { readonly faults: readonly FileFault[] }> {
  if ('faults' in read) return read;
  try {
    return new Edition({ ...read, equipment: await read.plan.open(equipment), defaults });
  } catch (error) {
    if (error instanceof EquipmentError) return { faults: error.problems.map(read.place) };
    logger.error({ err: error }, 'What the assistants use could not be opened');
    return { faults: [unexpected(file, 'names something that cannot be opened')] };
  }
}

function unexpected(file: string, problem: string): FileFault {
  return { file, line: undefined, path: [], problem, advice: 'look at the line before this one in the log' };
}
