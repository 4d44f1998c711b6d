/** Bytes of a text inside a JSON answer, without its quotes. */
export function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}

/** The longest beginning of a text that fits, cut between characters. */
export function keepStart(text: string, maxBytes: number): string {
  if (jsonBytes(text) <= maxBytes) return text;
  return fitting(text, maxBytes).join('');
}

/** The last lines of a text that fit. If the last line alone is too long, its end. */
export function keepLastLines(text: string, maxBytes: number): string {
  const kept: string[] = [];
  let left = maxBytes;
  for (const line of text.split('\n').toReversed()) {
    const separator = kept.length > 0 ? jsonBytes('\n') : 0;
    left -= jsonBytes(line) + separator;
    if (left < 0) break;
    kept.unshift(line);
  }
  if (kept.length > 0) return kept.join('\n');
  const lastLine = text.slice(text.lastIndexOf('\n') + 1);
  return fitting([...lastLine].toReversed(), maxBytes)
    .toReversed()
    .join('');
}

/** The first characters that fit. */
function fitting(characters: Iterable<string>, maxBytes: number): string[] {
  const kept: string[] = [];
  let left = maxBytes;
  for (const character of characters) {
    left -= jsonBytes(character);
    if (left < 0) break;
    kept.push(character);
  }
  return kept;
}
