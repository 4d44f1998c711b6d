import { declaredEquipment } from '../assistants/declared-equipment.ts';
import { type Config, examineSettings, inTableOrder } from './config.ts';
import { configuredProviders } from './configured-providers.ts';
import { givenValues } from './given-values.ts';
import { namedSecrets } from './named-secrets.ts';
import { type OperatorFiles, readOperatorFiles } from './operator-files.ts';
import { recordingWarnings } from './recording-warnings.ts';
import { ConfigError } from './setting-fault.ts';

/** Everything that an operator gives to a gateway. */
export interface Setup {
  readonly config: Config;
  readonly files: OperatorFiles;
  /** For the log. */
  readonly warnings: readonly string[];
}

/**
 * Reads the settings, and the files that they name.
 * @throws ConfigError that names every fault of both
 */
export function readSetup(env: NodeJS.ProcessEnv): Setup {
  const { config, faults, warnings } = examineSettings(env);
  const told = new Set(faults.map(({ name }) => name));
  // A path that leads nowhere is a fault of the settings already.
  const paths = Object.entries(givenValues(env)).filter(([name]) => !told.has(name));
  const read = readOperatorFiles(
    Object.fromEntries(paths),
    declaredEquipment({
      secrets: namedSecrets(env),
      privateHosts: config?.tools.privateHosts ?? [],
      allowStdio: config?.tools.allowStdio ?? false,
    }),
    config && configuredProviders(config),
  );
  if (config === undefined || read.files === undefined) {
    throw new ConfigError(inTableOrder([...faults, ...read.faults]));
  }
  return { config, files: read.files, warnings: [...warnings, ...recordingWarnings(config, read.files)] };
}
