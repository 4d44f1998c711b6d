import type { Assistant } from '../../call/assistant.ts';
import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { armFor } from './assignment.ts';
import type { CallFigures } from './call-figures.ts';
import type { Arm, Experiment } from './experiment.ts';
import { type ArmStop, armsToStop } from './stop-rule.ts';
import {
  addSums,
  type ExperimentLedger,
  readStop,
  type StoredArm,
  type StoredSums,
  sumsOf,
  tallyOf,
} from './tallies.ts';

export interface ExperimentBookOptions {
  readonly ledger: ExperimentLedger;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Milliseconds between two looks at the common sums. Default 15 s. */
  readonly lookEveryMs?: number;
}

/** One arm of one experiment, as a call is in it. */
export interface ChosenArm {
  readonly experiment: string;
  /** Of the experiment; undefined when the call may have begun with another one. */
  readonly version: string | undefined;
  readonly arm: Arm;
}

/** What this instance knows of one arm. */
interface ArmPage {
  /** Of all instances, as last read. */
  known: StoredSums;
  /** Of calls that ended here and are not in the table yet. */
  open: StoredSums;
  stop: ArmStop | undefined;
}

const LOOK_EVERY_MS = 15_000;

/**
 * The experiments that are under way: which callers are in which arm, how the arms do, and which are stopped. All
 * instances add to the same sums and read each other's stops. While the table fails, sums wait here and callers keep
 * their arms.
 */
export class ExperimentBook {
  readonly #options: ExperimentBookOptions;
  #experiments: readonly Experiment[] = [];
  /** No longer under way, with sums that are not in the table yet. */
  #leaving: readonly Experiment[] = [];
  readonly #pages = new Map<string, ArmPage>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(options: ExperimentBookOptions) {
    this.#options = options;
  }

  /** From now on these experiments are under way: at the start, and after each reload of the profiles. */
  use(experiments: readonly Experiment[]): void {
    const names = new Set(experiments.map(ledgerName));
    const gone = [...this.#leaving, ...this.#experiments].filter((old) => !names.has(ledgerName(old)));
    this.#experiments = experiments;
    // While sums are on their way, it is not known yet whether they arrive.
    this.#leaving = gone.filter((old) => this.#looking !== undefined || this.#isOpen(old));
    this.#forgetPages();
    if (experiments.length === 0 && this.#leaving.length === 0) this.#stopLooking();
    else
      this.#timer ??= setInterval(() => void this.look(), this.#options.lookEveryMs ?? LOOK_EVERY_MS).unref();
    if (this.#leaving.length > 0) void this.look();
  }

  /** Every experiment with its arms, for the admin API. */
  get report() {
    return this.#experiments.map((experiment) => ({
      name: experiment.name,
      version: experiment.version,
      assistants: experiment.assistants ?? 'all',
      guards: experiment.guards,
      leastCalls: experiment.leastCalls,
      arms: experiment.arms.map(({ name, share }) => {
        const { known, open, stop } = this.#page(experiment, name);
        return { name, share, stopped: stop, tally: tallyOf(addSums(known, open)) };
      }),
    }));
  }

  /**
   * The arms of a caller, one for each experiment that the assistant takes part in.
   * @param caller E.164 number, or the CallSid of a caller without one
   */
  choose(assistant: string, caller: string): ChosenArm[] {
    return this.#experiments.flatMap((experiment) => {
      const { assistants } = experiment;
      if (assistants !== undefined && !assistants.includes(assistant)) return [];
      const arm = armFor(experiment, caller, this.#stopped(experiment));
      return arm ? [{ experiment: experiment.name, version: experiment.version, arm }] : [];
    });
  }

  /**
   * The arms that a call was given when it began: it keeps them, even when one was stopped since.
   * @param arms by the name of the experiment
   * @param began the experiments of the version that the call began with; undefined when that version is not known here
   */
  recall(arms: Readonly<Record<string, string>>, began?: readonly Experiment[]): ChosenArm[] {
    return (began ?? this.#experiments).flatMap(({ name: experiment, version, arms: all }) => {
      const arm = all.find(({ name }) => name === arms[experiment]);
      return arm ? [{ experiment, version: began && version, arm }] : [];
    });
  }

  /** A call of these arms has ended. It counts where the experiment is still the one that it began with. Never waits. */
  callEnded({ arms, experiments }: Pick<Assistant, 'arms' | 'experiments'>, figures: CallFigures): void {
    for (const experiment of this.#experiments) {
      const arm = arms[experiment.name];
      if (arm === undefined || experiments[experiment.name] !== experiment.version) continue;
      const page = this.#page(experiment, arm);
      page.open = addSums(page.open, sumsOf(figures));
    }
  }

  /** Adds what is open to the common sums, reads those of the others, and stops arms. Never rejects. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** Writes what is left. Idempotent; never rejects. */
  async close(): Promise<void> {
    this.#stopLooking();
    await this.#looking;
    if ([...this.#pages.values()].some(({ open }) => Object.keys(open).length > 0)) await this.look();
  }

  async #look(): Promise<void> {
    for (const experiment of [...this.#leaving, ...this.#experiments]) {
      try {
        await this.#exchangeAll(experiment);
        if (this.#experiments.includes(experiment)) await this.#judge(experiment);
      } catch (err) {
        this.#options.metrics.storeFailures.inc({ operation: 'experiment' });
        this.#options.logger.warn(
          { err, experiment: experiment.name },
          'The sums of an experiment could not be exchanged with the table; they wait, and calls go on',
        );
      }
    }
    this.#leaving = this.#leaving.filter((old) => this.#isOpen(old));
    this.#forgetPages();
    if (this.#experiments.length === 0 && this.#leaving.length === 0) this.#stopLooking();
  }

  /** Whether sums of it are not in the table yet. */
  #isOpen(experiment: Experiment): boolean {
    return experiment.arms.some(({ name }) => Object.keys(this.#page(experiment, name).open).length > 0);
  }

  /** Of experiments that are neither under way nor leaving. */
  #forgetPages(): void {
    const keys = new Set(
      [...this.#leaving, ...this.#experiments].flatMap((experiment) =>
        experiment.arms.map((arm) => key(experiment, arm.name)),
      ),
    );
    for (const known of this.#pages.keys()) if (!keys.has(known)) this.#pages.delete(known);
  }

  /** Waits for all arms, so that none is still on its way when the next look begins. */
  async #exchangeAll(experiment: Experiment): Promise<void> {
    const settled = await Promise.allSettled(
      experiment.arms.map(({ name }) => this.#exchange(experiment, name)),
    );
    const failed = settled.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  async #exchange(experiment: Experiment, arm: string): Promise<void> {
    const { ledger } = this.#options;
    const page = this.#page(experiment, arm);
    const sent = page.open;
    // Calls may end meanwhile.
    page.open = {};
    const name = ledgerName(experiment);
    let stored: StoredArm;
    try {
      stored = await (Object.keys(sent).length > 0 ? ledger.add(name, arm, sent) : ledger.read(name, arm));
    } catch (error) {
      page.open = addSums(sent, page.open);
      throw error;
    }
    page.known = stored.sums;
    const stop = readStop(stored.stop);
    if (stop && !page.stop) this.#stop(experiment, page, stop);
  }

  async #judge(experiment: Experiment): Promise<void> {
    const tallies = new Map(
      experiment.arms.map(({ name }) => [name, tallyOf(this.#page(experiment, name).known)] as const),
    );
    for (const stop of armsToStop(experiment, tallies, this.#stopped(experiment))) {
      await this.#options.ledger.stop(ledgerName(experiment), stop);
      this.#stop(experiment, this.#page(experiment, stop.arm), stop);
    }
  }

  #stop(experiment: Experiment, page: ArmPage, stop: ArmStop): void {
    page.stop = stop;
    const { metrics, logger } = this.#options;
    metrics.experimentStops.inc({ experiment: experiment.name, arm: stop.arm });
    logger.warn(
      { experiment: experiment.name, ...stop },
      'An arm of an experiment is worse than another one beyond doubt: new callers get the other arms',
    );
  }

  #stopped(experiment: Experiment): ReadonlySet<string> {
    return new Set(
      experiment.arms
        .map(({ name }) => name)
        .filter((name) => this.#page(experiment, name).stop !== undefined),
    );
  }

  #page(experiment: Experiment, arm: string): ArmPage {
    const name = key(experiment, arm);
    const page = this.#pages.get(name) ?? { known: {}, open: {}, stop: undefined };
    this.#pages.set(name, page);
    return page;
  }

  #stopLooking(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

function ledgerName({ name, version }: Experiment): string {
  return `${name}#${version}`;
}

function key(experiment: Experiment, arm: string): string {
  return `${ledgerName(experiment)}#${arm}`;
}
