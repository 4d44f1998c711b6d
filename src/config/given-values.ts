/** The values of the environment that count, by name. */
export type Given = Readonly<Record<string, string>>;

/** What the environment holds: an empty value counts as unset, and white space around a value is not part of it. */
export function givenValues(env: NodeJS.ProcessEnv): Given {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    const trimmed = value?.trim();
    if (trimmed) given[name] = trimmed;
  }
  return given;
}
