import type { AssistantBook } from '../assistants/assistant-book.ts';
import { AssistantDirectory } from '../assistants/assistant-directory.ts';
import type { ExperimentBook } from '../assistants/experiments/experiment-book.ts';
import { faultText } from '../assistants/file/file-fault.ts';
import { SingleAssistant } from '../assistants/single-assistant.ts';
import { createAssistant } from '../call/assistant.ts';
import type { Config } from '../config/config.ts';
import { assistantsFault, type OperatorFiles } from '../config/operator-files.ts';
import { ConfigError } from '../config/setting-fault.ts';
import type { ArgumentChecks } from '../tools/arguments/argument-checks.ts';
import { GuardRails } from '../tools/guard-rails/guard-rails.ts';
import { PrivateHosts } from '../tools/guard-rails/private-hosts.ts';
import { HostBreakers } from '../tools/http/host-breakers.ts';
import type { Tool } from '../tools/tool.ts';
import type { Tools } from './tools.ts';

/** The time for a hand-off, a farewell and the last writes of a call. */
const CALL_SLACK_MS = 60_000;

export interface Assistants {
  readonly assistants: AssistantBook;
  /** Undefined without ASSISTANTS_FILE. */
  readonly directory: AssistantDirectory | undefined;
}

export interface AssistantParts extends Tools {
  readonly experiments: ExperimentBook;
  /** Told of the schemas of all tools, so that no caller waits for them. */
  readonly checks: ArgumentChecks;
  /** What every assistant may do beside what its profile lists. */
  readonly toolbox: readonly Tool[];
}

/**
 * The assistants of ASSISTANTS_FILE, or the one that the settings describe.
 * @throws ConfigError when what the file names cannot be opened
 */
export async function createAssistants(
  { assistant: settings, awsRegion, limits, tools: toolSettings }: Config,
  files: Pick<OperatorFiles, 'assistants' | 'instructions'>,
  { logger, metrics, experiments, checks, toolbox }: AssistantParts,
): Promise<Assistants> {
  const { secureInput, greetingBargeIn, holdLineBargeIn, consentNotice } = settings;
  if (files.assistants === undefined) {
    const { instructions } = files;
    const single = createAssistant({ instructions, ...settings, toolbox });
    checks.prepare(toolbox.map(({ definition }) => definition.parameters));
    return { assistants: new SingleAssistant(single, consentNotice), directory: undefined };
  }
  const { path: file, first, read } = files.assistants;
  const directory = await AssistantDirectory.open(first, {
    file,
    read,
    defaults: { secureInput, greetingBargeIn, holdLineBargeIn, toolbox },
    consentNotice,
    longestCallMs: limits.maxCallSeconds * 1000 + CALL_SLACK_MS,
    experiments,
    equipment: {
      network: new GuardRails({ privateHosts: new PrivateHosts(toolSettings.privateHosts) }),
      breakers: new HostBreakers(),
      region: awsRegion,
      checks,
      logger,
      metrics,
    },
    logger,
    metrics,
  });
  if ('faults' in directory) throw new ConfigError(directory.faults.map(assistantsFault));
  for (const warning of directory.warnings) {
    logger.warn({ warning: faultText(warning) }, 'Check this line of ASSISTANTS_FILE');
  }
  return { assistants: directory, directory };
}
