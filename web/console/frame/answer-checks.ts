/** Whether an answer is an object that has all of these fields. Page and gateway are of one version, as a rule. */
export function hasFields<T>(...names: readonly (keyof T & string)[]): (value: unknown) => value is T {
  return (value): value is T =>
    typeof value === 'object' && value !== null && names.every((name) => Object.hasOwn(value, name));
}
