import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { declaredEquipment } from '../assistants/declared-equipment.ts';
import { faultText } from '../assistants/file/file-fault.ts';
import { readProfiles } from '../assistants/file/read-profiles.ts';
import { fileSummary } from '../assistants/file-summary.ts';
import { examineSettings } from '../config/config.ts';
import { configuredProviders } from '../config/configured-providers.ts';
import { loadEnvFile } from '../config/env-file.ts';
import { namedSecrets } from '../config/named-secrets.ts';
import { parsePrivateHosts } from '../tools/guard-rails/private-hosts.ts';
import { runCommand, UsageError } from './command.ts';

const HELP = `Checks an assistants file as the gateway would read it, without starting anything.

  npm run assistants -- FILE

Without FILE it checks ASSISTANTS_FILE. Prints every fault with its line and what to write, or what the file declares.
Secrets that the file names are looked up in the environment and in .env; they are never printed.
When the environment and .env hold valid settings, it also checks that the providers of the file are configured.
Exits with 0 when there is no fault, 1 otherwise, 2 for wrong use.
`;

const PROVIDERS_UNCHECKED =
  'Not checked: whether the providers of the file are configured, because the settings are not valid (npm run doctor)\n';

await runCommand(main);

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  loadEnvFile();
  const [given = process.env.ASSISTANTS_FILE, ...rest] = positionals;
  if (given === undefined || given === '' || rest.length > 0) {
    throw new UsageError('Name one file, like assistants.yaml. See --help');
  }
  const { config } = examineSettings(process.env);
  const read = readProfiles(
    resolve(given),
    declaredEquipment({
      secrets: namedSecrets(process.env),
      privateHosts: parsePrivateHosts(process.env.TOOLS_ALLOW_PRIVATE ?? '') ?? [],
      allowStdio: /^(true|1)$/i.test(process.env.TOOLS_ALLOW_STDIO ?? ''),
    }),
    config && configuredProviders(config),
  );
  if ('faults' in read) {
    for (const fault of read.faults) process.stdout.write(`${faultText(fault)}\n`);
    process.stdout.write(`${read.faults.length === 1 ? '1 fault' : `${read.faults.length} faults`}\n`);
    return 1;
  }
  for (const warning of read.warnings) process.stdout.write(`Warning: ${faultText(warning)}\n`);
  process.stdout.write(fileSummary(read.profiles, read.plan));
  if (config === undefined) process.stdout.write(PROVIDERS_UNCHECKED);
  return 0;
}
