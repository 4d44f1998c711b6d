/**
 * The picked parts of JSON data: one pointer gives its value, several give an object by their last name.
 * @param pointers JSON pointers, RFC 6901
 */
export function pick(value: unknown, pointers: readonly string[]): unknown {
  const [first, ...others] = pointers;
  if (first === undefined) return value;
  if (others.length === 0) return resolve(value, first) ?? null;
  const names = pointers.map(lastName);
  const picked = pointers.map((pointer, index) => {
    const name = names[index] ?? '';
    const unique = names.filter((other) => other === name).length === 1;
    return [unique ? name : pointer, resolve(value, pointer)] as const;
  });
  return Object.fromEntries(picked.filter(([, part]) => part !== undefined));
}

function resolve(value: unknown, pointer: string): unknown {
  let found: unknown = value;
  for (const name of segments(pointer)) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Object.getOwnPropertyDescriptor(found, name)?.value;
  }
  return found;
}

function segments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function lastName(pointer: string): string {
  return segments(pointer).at(-1) ?? '';
}
