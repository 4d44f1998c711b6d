import { setImmediate as nextTurn } from 'node:timers/promises';
import { getDocumentProxy } from 'unpdf';
import { readPlainText } from './plain-text.ts';
import type { Section } from './section.ts';

/**
 * Reads the text of a PDF, page by page. A scanned page has none.
 * @throws Error when the bytes are no PDF, or it is locked
 */
export async function* readPdf(bytes: Uint8Array): AsyncGenerator<Section> {
  // pdf.js takes the buffer for itself.
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  try {
    for (let page = 1; page <= pdf.numPages; page++) {
      await nextTurn();
      const { items } = await (await pdf.getPage(page)).getTextContent();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      yield* readPlainText(text, `page ${page}`);
    }
  } finally {
    await pdf.destroy();
  }
}
