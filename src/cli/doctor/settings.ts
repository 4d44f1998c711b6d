import { type Config, ConfigError, readConfig } from '../../config/config.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';

/** The settings, if they can be used, and what is to be said about them. */
export interface SettingsReport {
  readonly config: Config | undefined;
  readonly findings: readonly Finding[];
}

const UNCHECKED = note('everything else waits until these are right');
const OLDEST_NODE = [20, 19] as const;

/** Reads the settings as the gateway does: each fault becomes a line, and so does each warning. */
export function readSettings(env: NodeJS.ProcessEnv): SettingsReport {
  try {
    const { config, warnings } = readConfig(env);
    const fallback = config.voiceFallback ? ', with fallback' : '';
    const read = ok(`read; ${config.provider} speaks${fallback}, ${config.publicUrl}`);
    return { config, findings: [read, ...warnings.map((warning) => note(warning))] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { config: undefined, findings: [...error.faults.map(toFinding), UNCHECKED] };
  }
}

/** A fault reads `NAME: what to write`. */
function toFinding(text: string): Finding {
  const colon = text.indexOf(': ');
  return fault(`${text.slice(0, colon)} is missing or wrong`, text.slice(colon + 2));
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
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  const recentEnough = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  if (recentEnough) return ok(`version ${version}`);
  return fault(`version ${version} is too old`, `Install Node.js ${OLDEST_NODE.join('.')} or newer.`);
}
