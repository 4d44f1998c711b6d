import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The text of a contact flow with its placeholders, `${NAME}`, replaced.
 * @param folder infra/connect
 * @returns undefined when the folder does not hold that flow
 * @throws Error that names a placeholder without a value
 */
export function readContactFlow(
  folder: string,
  name: string,
  values: Readonly<Record<string, string>>,
): string | undefined {
  const path = join(folder, `${name}.flow.json`);
  if (!existsSync(path)) return undefined;
  // Parsed and written again: Connect limits the size of a flow, and a faulty file must fail here.
  const flow = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
  return flow.replaceAll(/\$\{([A-Z_]+)\}/g, (_whole, placeholder: string) => {
    const value = values[placeholder];
    if (value === undefined) throw new Error(`${name}.flow.json: there is no value for ${placeholder}.`);
    return value;
  });
}
