/** Keys that mean something to JavaScript itself. */
const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** A string, or one character that shapes the value. Everything else of valid JSON does not matter here. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/** What an object or a list has shown so far. A list has no keys. */
type Level = Set<string> | undefined;

/**
 * Reads JSON that must mean the same to every reader: no key twice in an object, no key that JavaScript treats in its
 * own way, and no deep nesting.
 * @returns the value, or what is wrong with the text
 */
export function readStrictJson(json: string, maxDepth: number): { value: unknown } | { fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { fault: 'The arguments are not valid JSON.' };
  }
  const fault = shapeFault(json, maxDepth);
  return fault === undefined ? { value } : { fault };
}

function shapeFault(validJson: string, maxDepth: number): string | undefined {
  const levels: Level[] = [];
  let text: string | undefined;
  for (const [token] of validJson.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      if (levels.push(token === '{' ? new Set() : undefined) > maxDepth) {
        return `The arguments are nested more than ${maxDepth} levels deep.`;
      }
    } else if (token === '}' || token === ']') {
      levels.pop();
    } else if (token === ':') {
      const fault = keyFault(text, levels.at(-1));
      if (fault !== undefined) return fault;
    }
    text = token;
  }
  return undefined;
}

/** @param quoted the key as it is written, with quotes and escapes */
function keyFault(quoted: string | undefined, keys: Level): string | undefined {
  if (quoted === undefined || keys === undefined) return undefined;
  const key: unknown = JSON.parse(quoted);
  if (typeof key !== 'string') return undefined;
  if (UNSAFE_KEYS.has(key)) return 'The arguments have a key that is not allowed.';
  if (keys.has(key)) return 'The arguments have the same key twice.';
  keys.add(key);
  return undefined;
}
