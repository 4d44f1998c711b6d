import { createHash } from 'node:crypto';
import type { McpServerSettings } from './server-settings.ts';

/** Both vendors take 64 letters, digits, underscores and dashes. */
const MAX_NAME_CHARS = 64;
const HASH_CHARS = 8;

/**
 * The names that models get for the tools of one server: `server__tool`, with legal characters only. A name that had
 * to be cut, or that two tools would share, ends in a part of a hash. The result does not depend on the order.
 * @returns by the server's own name
 */
export function toolNames(server: string, tools: readonly string[]): ReadonlyMap<string, string> {
  const plain = tools.map((tool) => ({ tool, name: `${server}__${tool.replace(/[^a-zA-Z0-9_-]/g, '_')}` }));
  const count = new Map<string, number>();
  for (const { name } of plain) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(
    plain.map(({ tool, name }) => {
      const spelledSo = name === `${server}__${tool}`;
      const shared = (count.get(name) ?? 0) > 1 && !spelledSo;
      return [tool, shared || name.length > MAX_NAME_CHARS ? hashedName(name, tool) : name];
    }),
  );
}

function hashedName(name: string, tool: string): string {
  const hash = createHash('sha256').update(tool).digest('hex').slice(0, HASH_CHARS);
  return `${name.slice(0, MAX_NAME_CHARS - HASH_CHARS - 1)}_${hash}`;
}

/**
 * The names that the tools of a server have once it is there, for the checks at start.
 * @returns undefined when the server may have any tools: their names then begin with `server__`
 */
export function expectedToolNames({
  name,
  allow,
}: Pick<McpServerSettings, 'name' | 'allow'>): readonly string[] | undefined {
  return allow === '*' ? undefined : [...toolNames(name, allow).values()];
}
