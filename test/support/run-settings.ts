/** `WIRE=plain npx vitest run test/e2e` plays the same calls without the hand-written readers and writers. */
export function runSettings(): Readonly<Record<string, string>> {
  const { WIRE } = process.env;
  return WIRE === undefined ? {} : { WIRE };
}
