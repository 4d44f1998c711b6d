/**
 * Turns the inline marks of Markdown and HTML into text that can be read aloud. Each mark looks only a few hundred
 * characters ahead for its end, so that a file of nothing but marks takes no longer than others.
 */
export function speakable(text: string): string {
  return text
    .replace(/!\[([^\][]{0,300})\]\([^()]{0,600}\)/g, '$1')
    .replace(/\[([^\][]{1,300})\](?:\([^()]{0,600}\)|\[[^\][]{0,300}\])/g, '$1')
    .replace(/<(https?:\/\/[^>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^<>]{0,600}>/gi, ' ')
    .replace(/https?:\/\/(?:www\.)?([^\s/?#)]+)[^\s)]*/g, (_url, host: string) => host.replace(/[.,;:]$/, ''))
    .replace(/(\*\*|__|~~|`{1,3})(.{1,300}?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(?=\S)(.{1,300}?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/\s+/g, ' ')
    .trim();
}

/** One row of a table as a sentence: "price: 24.90 euros, speed: 50 megabits." Empty cells are left out. */
export function speakableRow(columns: readonly string[], cells: readonly string[]): string {
  const parts = cells.flatMap((cell, index) => {
    const value = speakable(cell);
    const column = speakable(columns[index] ?? '');
    if (value === '') return [];
    return [column === '' || column === value ? value : `${column}: ${value}`];
  });
  return endSentence(parts.join(', '));
}

/** With a full stop, unless it ends with a mark already. */
export function endSentence(text: string): string {
  if (text === '' || /[.!?।:;…]["»”)]?$/u.test(text)) return text;
  return /\p{Script=Devanagari}$/u.test(text) ? `${text}।` : `${text}.`;
}
