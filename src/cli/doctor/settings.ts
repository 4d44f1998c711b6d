import { faultText } from '../../assistants/file/file-fault.ts';
import type { Assistant } from '../../call/assistant.ts';
import type { Config } from '../../config/config.ts';
import { configuredProviders } from '../../config/configured-providers.ts';
import { nodeAdvice, OLDEST_NODE } from '../../config/node-version.ts';
import type { OperatorFiles } from '../../config/operator-files.ts';
import { recordedAssistants } from '../../config/recorded-assistants.ts';
import { ConfigError, type SettingFault } from '../../config/setting-fault.ts';
import { readSetup } from '../../config/setup.ts';
import { defaultAssistant } from './default-assistant.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';

/** The settings and the default assistant, if both are valid, and the findings about them. */
export interface SettingsReport {
  readonly config: Config | undefined;
  readonly assistant: Assistant | undefined;
  /** Whether calls are recorded. */
  readonly records: boolean;
  readonly findings: readonly Finding[];
}

const UNCHECKED = note('the other checks need valid settings, so they did not run');

/** Reads settings and files like the gateway. Each fault and each warning becomes a line. */
export function readSettings(env: NodeJS.ProcessEnv, nowMs: number): SettingsReport {
  try {
    const { config, files, warnings } = readSetup(env);
    const read = ok(`read; ${speakers(config)}; ${config.publicUrl}`);
    return {
      config,
      assistant: defaultAssistant(config, files, nowMs),
      records: recordedAssistants(config, files).length > 0,
      findings: [read, ...assistantsFindings(files), ...warnings.map((warning) => note(warning))],
    };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const findings = [...error.faults.map(settingFinding), UNCHECKED];
    return { config: undefined, assistant: undefined, records: false, findings };
  }
}

/** Who answers calls, and who takes over: `openai speaks, then nova, cascade`. */
function speakers(config: Config): string {
  const { providers } = configuredProviders(config);
  const others = config.voiceOrder.filter((name) => name !== config.provider && providers.includes(name));
  const isAlone = !config.voiceFallback || others.length === 0;
  return `${config.provider} speaks${isAlone ? '' : `, then ${others.join(', ')}`}`;
}

/** What ASSISTANTS_FILE declares. Its faults are among those of the settings. */
function assistantsFindings({ assistants }: OperatorFiles): Finding[] {
  if (assistants === undefined || 'faults' in assistants.first) return [];
  const { profiles, warnings } = assistants.first;
  const names = [...profiles.profiles.keys()].join(', ');
  const numbers = profiles.numbers.size === 1 ? '1 number' : `${profiles.numbers.size} numbers`;
  return [
    ok(`ASSISTANTS_FILE: ${names}; ${numbers}, all other calls go to ${profiles.default}`),
    ...warnings.map((warning) => note(faultText(warning))),
  ];
}

/** A fault of a setting, as a line of the report. */
export function settingFinding({
  name,
  problem,
  advice = 'correct it in the environment or in .env',
}: SettingFault): Finding {
  return fault(`${name} ${problem}`, `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`);
}

export function settingsCheck(findings: readonly Finding[]): Check {
  return { name: 'Settings', onTimeout: '', run: async () => findings };
}

/** @param version as `process.versions.node` */
export function nodeCheck(version: string): Check {
  return { name: 'Node.js', onTimeout: '', run: async () => [judgeNode(version)] };
}

function judgeNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE.split('.').map(Number);
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    return fault(`version ${version} is too old`, `Install Node.js 24, or at least ${OLDEST_NODE}.`);
  }
  const advice = nodeAdvice(version);
  return ok(advice === undefined ? `version ${version}` : `version ${version}. ${advice}`);
}
