/**
 * How many bytes a padded base64 text makes. The platform's decoder passes over what is no base64, so a text
 * that makes fewer is none.
 * @returns a fraction when the length shows already that it is none
 */
export function promisedBytes(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}

/** @returns undefined when the text is no padded base64 */
export function strictBase64(base64: string): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length === promisedBytes(base64) ? bytes : undefined;
}
