import type { Logger } from '../logging.ts';
import type { FileProblem } from '../operator-file/file-problem.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { ArgumentChecks } from '../tools/arguments/argument-checks.ts';
import type { GuardRails } from '../tools/guard-rails/guard-rails.ts';
import type { HostBreakers } from '../tools/http/host-breakers.ts';
import type { Tool } from '../tools/tool.ts';
import type { ToolHealth } from '../tools/tool-health.ts';
import type { Profile } from './profile.ts';

/** The sections of the file that declare what assistants may use: tools, servers, knowledge. */
export interface EquipmentReader {
  /** Their keys at the top of the file. */
  readonly sections: readonly string[];
  /** Checks them. Opens nothing, and never throws. Paths begin at the top of the file. */
  read(sections: Readonly<Record<string, unknown>>, context: EquipmentContext): EquipmentRead;
}

export interface EquipmentContext {
  /** The folder of the file: relative paths begin there. */
  readonly folder: string;
}

export interface EquipmentRead {
  readonly plan: EquipmentPlan;
  readonly problems: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
}

/** What one version of the file declares, not opened yet. */
export interface EquipmentPlan {
  /** What an assistant may list under `tools`. A server that names its tools later stands for all that begin with its name. */
  readonly toolNames: readonly string[];
  readonly knowledgeNames: readonly string[];
  /** Whether an assistant may list this tool. */
  offers(tool: string): boolean;
  /** What is wrong with all tools of an assistant together. */
  toolboxProblems(names: Pick<Profile, 'tools' | 'knowledge'>): readonly Omit<FileProblem, 'path'>[];
  /** The declarations behind these names, for the version of an assistant. Secrets are not resolved. */
  declared(names: Pick<Profile, 'tools' | 'knowledge'>): unknown;
  /**
   * Opens connections and reads folders.
   * @throws EquipmentError with what the operator must correct
   */
  open(parts: EquipmentParts): Promise<Equipment>;
}

/** What the tools of all versions of the file share. */
export interface EquipmentParts {
  readonly network: GuardRails;
  readonly breakers: HostBreakers;
  /** AWS_REGION. */
  readonly region: string | undefined;
  /** Told of the schemas of all tools, so that no caller waits for them. */
  readonly checks: ArgumentChecks;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** What the assistants of one version of the file use while there are calls with it. */
export interface Equipment {
  /** The tools of an assistant, as they are now. */
  toolsFor(names: Pick<Profile, 'tools' | 'knowledge'>): readonly Tool[];
  health(): readonly ToolHealth[];
  /** Idempotent. Never rejects. */
  close(): Promise<void>;
}

/** Equipment that cannot be opened as it is declared. */
export class EquipmentError extends Error {
  readonly problems: readonly FileProblem[];

  constructor(problems: readonly FileProblem[]) {
    super('What the assistants use could not be opened');
    this.problems = problems;
  }
}
