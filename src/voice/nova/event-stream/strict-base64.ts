/**
 * How many bytes a padded base64 text decodes to. Node's decoder skips what is not base64, so a text that decodes to
 * fewer bytes is not base64.
 * @returns a fraction when the length alone shows that it is not
 */
export function promisedBytes(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}

/** @returns undefined when the text is not padded base64 */
export function strictBase64(base64: string): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length === promisedBytes(base64) ? bytes : undefined;
}
