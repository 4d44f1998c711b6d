import type { Config } from '../../config/config.ts';
import { nodeAdvice, OLDEST_NODE } from '../../config/node-version.ts';
import { ConfigError, type SettingFault } from '../../config/setting-fault.ts';
import { readSetup } from '../../config/setup.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';

/** The settings, if they are valid, and the findings about them. */
export interface SettingsReport {
  readonly config: Config | undefined;
  readonly findings: readonly Finding[];
}

const UNCHECKED = note('the other checks need valid settings, so they did not run');

/** Reads settings and files like the gateway. Each fault and each warning becomes a line. */
export function readSettings(env: NodeJS.ProcessEnv): SettingsReport {
  try {
    const { config, warnings } = readSetup(env);
    const fallback = config.voiceFallback ? ', with fallback' : '';
    const read = ok(`read; ${config.provider} speaks${fallback}, ${config.publicUrl}`);
    return { config, findings: [read, ...warnings.map((warning) => note(warning))] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { config: undefined, findings: [...error.faults.map(toFinding), UNCHECKED] };
  }
}

function toFinding({
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
