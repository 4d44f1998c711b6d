import type { Section } from './section.ts';
import { endSentence, speakable, speakableRow } from './speakable.ts';

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const UNDERLINE = /^ {0,3}(=+|-+)\s*$/;
const FENCE = /^ {0,3}(```|~~~)/;
const LIST_ITEM = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;
const TABLE_LINE = /^\s*\|.*\|\s*$/;
const TABLE_RULE = /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*\|?\s*$/;
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/;
const LINK_TARGET = /^ {0,3}\[[^\]]+\]:\s/;
const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---\r?\n/;
const COMMENT = /<!--[\s\S]*?-->/g;

/** Reads Markdown as sections of spoken text. Marks, comments and link targets are dropped, tables become sentences. */
export function* readMarkdown(text: string): Generator<Section> {
  const reader = new MarkdownReader();
  const body = text.replace(FRONT_MATTER, '').replace(COMMENT, '');
  for (const line of body.split(/\r?\n/)) {
    reader.line(line);
    yield* reader.take();
  }
  reader.end();
  yield* reader.take();
}

const NONE: readonly Section[] = [];

class MarkdownReader {
  #sections: Section[] = [];
  readonly #headings: string[] = [];
  #paragraphs: string[] = [];
  #lines: string[] = [];
  #columns: readonly string[] | undefined;
  #fenced = false;

  line(line: string): void {
    if (FENCE.test(line)) {
      this.#endParagraph();
      this.#fenced = !this.#fenced;
    } else if (this.#fenced) this.#lines.push(line);
    else if (TABLE_LINE.test(line)) this.#tableLine(line);
    else this.#textLine(line);
  }

  end(): void {
    this.#endSection();
  }

  /** The sections that are complete since the last time. */
  take(): readonly Section[] {
    if (this.#sections.length === 0) return NONE;
    const sections = this.#sections;
    this.#sections = [];
    return sections;
  }

  #textLine(line: string): void {
    this.#columns = undefined;
    const heading = HEADING.exec(line);
    const item = LIST_ITEM.exec(line);
    const underline = UNDERLINE.exec(line)?.[1];
    if (heading) this.#startSection(heading[1]?.length ?? 1, heading[2] ?? '');
    else if (underline && this.#lines.length === 1)
      this.#startSection(underline[0] === '=' ? 1 : 2, this.#lines.pop() ?? '');
    else if (line.trim() === '' || RULE.test(line) || LINK_TARGET.test(line)) this.#endParagraph();
    else if (item) {
      this.#endParagraph();
      this.#lines.push(item[1] ?? '');
    } else this.#lines.push(line.replace(/^\s*(?:>\s?)+/, ''));
  }

  #tableLine(line: string): void {
    if (TABLE_RULE.test(line)) return;
    const cells = line
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/);
    if (this.#columns === undefined) {
      this.#endParagraph();
      this.#columns = cells;
    } else this.#paragraphs.push(speakableRow(this.#columns, cells));
  }

  #startSection(level: number, heading: string): void {
    this.#endSection();
    this.#headings.length = Math.min(this.#headings.length, level - 1);
    while (this.#headings.length < level - 1) this.#headings.push('');
    this.#headings.push(speakable(heading));
  }

  #endSection(): void {
    this.#endParagraph();
    const paragraphs = this.#paragraphs.filter((paragraph) => paragraph !== '');
    this.#paragraphs = [];
    if (paragraphs.length === 0) return;
    this.#sections.push({ headings: this.#headings.filter((heading) => heading !== ''), paragraphs });
  }

  #endParagraph(): void {
    if (this.#lines.length > 0) this.#paragraphs.push(endSentence(speakable(this.#lines.join(' '))));
    this.#lines = [];
  }
}
