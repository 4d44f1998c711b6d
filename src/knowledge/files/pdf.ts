import { extractText } from 'unpdf';
import { readPlainText } from './plain-text.ts';
import type { Section } from './section.ts';

/**
 * Reads the text of a PDF, page by page. A scanned page has none.
 * @throws Error when the file is no PDF, or is locked
 */
export async function readPdf(bytes: Uint8Array): Promise<Section[]> {
  // pdf.js takes the buffer for itself.
  const { text } = await extractText(new Uint8Array(bytes));
  return text.flatMap((page, index) => readPlainText(page, `page ${index + 1}`));
}
