import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { chunksOf, PASSAGE_CHARS, passageText } from '../../src/knowledge/files/chunks.ts';
import { readCsv } from '../../src/knowledge/files/csv.ts';
import { readDocuments } from '../../src/knowledge/files/documents.ts';
import { FilesSource } from '../../src/knowledge/files/files-source.ts';
import { readMarkdown } from '../../src/knowledge/files/markdown.ts';
import { readPdf } from '../../src/knowledge/files/pdf.ts';
import { readPlainText } from '../../src/knowledge/files/plain-text.ts';
import { cutAtSentence, splitAtSentences } from '../../src/knowledge/files/sentences.ts';
import { buildPdf, FolderRig, logRig } from './folder-rig.ts';

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const sectionsIn = (text: string) => [...readMarkdown(text)];

describe('Markdown', () => {
  it('becomes text that can be spoken, below the path of its headings', () => {
    const sections = sectionsIn(
      [
        '---\ntitle: secret\n---',
        '# Returns',
        'See [our **page**](https://example.com/a_b?c=d), or `write` to _us_.<!-- not for callers -->',
        '',
        '## Refunds *today*',
        '- five days',
        '1. to the __card__',
        '![a box](box.png)',
        '> said **once**',
      ].join('\n'),
    );
    expect(sections).toEqual([
      { headings: ['Returns'], paragraphs: ['See our page, or write to us.'] },
      {
        headings: ['Returns', 'Refunds today'],
        paragraphs: ['five days.', 'to the card a box said once.'],
      },
    ]);
  });

  it('turns the rows of a table into sentences', () => {
    const [section] = readMarkdown(
      '# Codes\n| Code | Meaning |\n|---|:-:|\n| E14 | wrong `code` |\n| E27 | |\n',
    );
    expect(section?.paragraphs).toEqual(['Code: E14, Meaning: wrong code.', 'Code: E27.']);
  });

  it('keeps words with underscores and stars that are no marks', () => {
    expect(sectionsIn('the file snake_case_name has 3 * 4 = 12 parts')[0]?.paragraphs).toEqual([
      'the file snake_case_name has 3 * 4 = 12 parts.',
    ]);
  });

  it('takes no longer for a file of nothing but marks', () => {
    for (const mark of ['[', '_a ', '<a ', '**', '`', '![', '# ', '<!--', '|', '\\', '[a](']) {
      const text = mark.repeat(40_000);
      expect(sectionsIn(text).length, mark).toBeLessThan(3);
    }
  });

  it('knows underlined headings, and reads addresses as their host', () => {
    expect(sectionsIn('Prices\n======\nLook at https://www.example.com/p/1.html today')).toEqual([
      { headings: ['Prices'], paragraphs: ['Look at example.com today.'] },
    ]);
  });
});

describe('a table, plain text and a PDF', () => {
  it('has one section for each row with every separator', async () => {
    expect(await collected(readCsv('tariff;price\nHome;24,90\n;\n'))).toEqual([
      { headings: [], paragraphs: ['tariff: Home, price: 24,90.'] },
    ]);
    const quoted = await collected(readCsv('\ufefftariff,price\n"Home, large",44.90\n'));
    expect(quoted[0]?.paragraphs).toEqual(['tariff: Home, large, price: 44.90.']);
  });

  it('takes a short line as a heading', () => {
    expect(readPlainText('How to pay\n\nBy card\nor cash.\n\nNever by cheque.')).toEqual([
      { headings: ['How to pay'], paragraphs: ['By card or cash.', 'Never by cheque.'], place: undefined },
    ]);
  });

  it('names the page of a PDF', async () => {
    const pdf = buildPdf(['Press the button for ten seconds.', 'The lamp is green.']);
    const sections = await collected(readPdf(pdf));
    expect(sections.map(({ place, paragraphs }) => [place, ...paragraphs])).toEqual([
      ['page 1', 'Press the button for ten seconds.'],
      ['page 2', 'The lamp is green.'],
    ]);
  });
});

describe('a passage', () => {
  it('is never longer than can be spoken, and loses no word', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 900 })), fc.array(fc.string()), (paragraphs, headings) => {
        const spoken = paragraphs
          .map((text) => text.replace(/\s+/g, ' ').trim())
          .filter((text) => text !== '');
        const chunks = [
          ...chunksOf({ name: 'a.md', language: 'en', sections: [{ headings, paragraphs: spoken }] }),
        ];
        for (const chunk of chunks) expect(passageText(chunk).length).toBeLessThanOrEqual(PASSAGE_CHARS);
        const letters = (text: string) => text.replace(/\s/g, '');
        expect(letters(chunks.map(({ text }) => text).join(''))).toBe(letters(spoken.join('')));
      }),
      { numRuns: 60 },
    );
  });

  it('is cut at the end of a sentence, not at a point within a price', () => {
    expect(cutAtSentence('It costs 4.90 euros. Orders above 50 are free.', 30)).toBe('It costs 4.90 euros.');
    expect(splitAtSentences('One. Two. Three.', 10)).toEqual(['One. Two.', 'Three.']);
    expect(cutAtSentence('दुकान खुली है। दुकान बंद है।', 16)).toBe('दुकान खुली है।');
  });
});

describe('a folder', () => {
  let rig: FolderRig;
  afterEach(() => rig.remove());

  it('leaves out what cannot be spoken, and says why', async () => {
    rig = new FolderRig({
      'good.md': '# Hours\nWe are open on Monday.',
      'sub/deeper/also.txt': 'We are closed on Sunday.',
      'binary.txt': new Uint8Array([0x50, 0x4b, 0, 0, 1]),
      'latin1.txt': new Uint8Array([0x47, 0x72, 0xfc, 0x73, 0x73, 0x65]),
      'empty.md': '',
      'scan.pdf': buildPdf(['']),
      'broken.pdf': 'this is no PDF',
      'quote.csv': 'a,b\n"never closed',
      '.hidden.md': '# Secret\nNot for callers.',
      '.git/notes.md': '# Secret\nNot for callers.',
      'photo.jpg': 'x',
    });
    truncateSync(rig.write('huge.txt', 'x'), 200 * 1024 * 1024);
    const { chunks, documents, skipped } = await readDocuments(rig.path);
    expect(chunks.map(({ source }) => source)).toEqual(['good.md', 'sub/deeper/also.txt']);
    expect(documents).toBe(2);
    const reasons = Object.fromEntries(skipped.map(({ name, reason }) => [name, reason]));
    expect(Object.keys(reasons).toSorted()).toEqual([
      'binary.txt',
      'broken.pdf',
      'empty.md',
      'huge.txt',
      'latin1.txt',
      'quote.csv',
      'scan.pdf',
    ]);
    expect(reasons['huge.txt']).toBe('it has 200.0 MB; the limit is 5.0 MB');
    expect(reasons['latin1.txt']).toContain('UTF-8');
    expect(reasons['scan.pdf']).toContain('scanned');
  });

  it('follows links within itself, and none to the outside', async () => {
    rig = new FolderRig({ 'inside/real.md': 'We are open.' });
    const outside = new FolderRig({ 'secret.md': 'Not for callers.' });
    symlinkSync(join(outside.path, 'secret.md'), join(rig.path, 'out.md'));
    symlinkSync(outside.path, join(rig.path, 'folder-out'));
    symlinkSync(join(rig.path, 'inside', 'real.md'), join(rig.path, 'in.md'));
    symlinkSync(join(rig.path, 'nowhere'), join(rig.path, 'dangling.md'));
    mkdirSync(join(rig.path, 'directory.md'));
    const { chunks, skipped } = await readDocuments(rig.path);
    outside.remove();
    expect(chunks.map(({ source }) => source)).toEqual(['in.md', 'inside/real.md']);
    expect(skipped.map(({ name }) => name)).toEqual(['dangling.md', 'out.md']);
  });

  it('is a fault when it is not there, is a file, or holds nothing', async () => {
    rig = new FolderRig({ 'file.md': 'text.', 'empty/.keep': '' });
    const { logger } = logRig();
    for (const name of ['vanished', 'file.md', 'empty']) {
      const opened = FilesSource.open(join(rig.path, name), logger);
      await expect(opened).rejects.toMatchObject({ code: 'knowledge_unavailable' });
    }
  });

  it('logs each file that is left out, and no text of the others', async () => {
    rig = new FolderRig({ 'good.md': 'We are open on Monday.', 'bad.txt': new Uint8Array([0]) });
    const { logger, lines } = logRig();
    const source = await FilesSource.open(rig.path, logger);
    source.close();
    expect(lines.map(({ msg }) => msg)).toEqual([
      'A file of the knowledge folder is left out',
      'The knowledge folder is read',
    ]);
    expect(JSON.stringify(lines)).not.toContain('Monday');
  });

  it('takes the language from the name of a file or folder, else from the text', async () => {
    rig = new FolderRig({
      'a.de.md': 'Router Reset.',
      'fr/b.md': 'Router Reset.',
      'c.md': 'Wir haben heute leider nicht geöffnet, aber morgen sind wir wieder für Sie da.',
      'd.csv': 'name,price\nRouter X,20\n',
    });
    const { chunks } = await readDocuments(rig.path);
    expect(chunks.map(({ source, language }) => [source, language])).toEqual([
      ['a.de.md', 'de'],
      ['c.md', 'de'],
      ['d.csv', undefined],
      ['fr/b.md', 'fr'],
    ]);
  });
});
