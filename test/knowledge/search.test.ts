import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ChunkIndex } from '../../src/knowledge/files/chunk-index.ts';
import { passageText } from '../../src/knowledge/files/chunks.ts';
import { partsOfCompound } from '../../src/knowledge/files/compounds.ts';
import { readDocuments } from '../../src/knowledge/files/documents.ts';
import { detectLanguage } from '../../src/knowledge/files/languages.ts';
import type { KnownLanguage } from '../../src/knowledge/files/stop-words.ts';
import { foldText, searchWords } from '../../src/knowledge/files/words.ts';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures');

async function indexOf(
  texts: readonly (readonly [string, KnownLanguage | undefined])[],
): Promise<ChunkIndex> {
  return ChunkIndex.build(
    texts.map(([text, language], id) => ({ source: `${id}`, heading: '', text, language })),
  );
}

function best(index: ChunkIndex, query: string, language = 'en'): string | undefined {
  const [found] = index.find(query, language, 1);
  return found?.aboveFloor ? found.chunk.source : undefined;
}

describe('words', () => {
  it('are compared without case, accents and spelling that is left to the writer', () => {
    expect(foldText('Größe Été Ñandú फ़ोन छुट्टियाँ १२')).toBe('grosse ete nandu फोन छुट्टियां 12');
  });

  it('keep codes whole, however they are written', () => {
    for (const text of ['E-14', 'e 14', 'E14']) expect(searchWords(text)).toContain('e14');
  });

  it('tell the language of a spoken question', () => {
    const detected = (text: string) => detectLanguage(searchWords(text), undefined);
    expect(detected('Haben Sie am Samstag offen?')).toBe('de');
    expect(detected('are you open on saturdays')).toBe('en');
    expect(detected('est-ce que vous êtes ouverts')).toBe('fr');
    expect(detected('क्या आपकी दुकान खुली है')).toBe('hi');
    expect(detected('router')).toBeUndefined();
  });

  it('of a German compound are found in it', () => {
    const known = new Set(['kundigung', 'frist', 'techniker']);
    const isWord = (word: string) => known.has(word);
    expect(partsOfCompound('kundigungsfrist', isWord)).toEqual(['kundigung', 'frist']);
    expect(partsOfCompound('servicetechniker', isWord)).toEqual(['techniker']);
    expect(partsOfCompound('lampe', isWord)).toEqual([]);
  });
});

describe('the search', () => {
  it('finds a code exactly, and not its neighbours', async () => {
    const index = await indexOf([
      ['Code E14: the access code is wrong.', 'en'],
      ['Code E15: the line is occupied.', 'en'],
      ['Tariff Home 500 costs 44.90 euros.', 'en'],
      ['Tariff Home 50 costs 24.90 euros.', 'en'],
    ]);
    expect(best(index, 'the box says E-15')).toBe('1');
    expect(best(index, 'what is home 50')).toBe('3');
    expect(best(index, 'E1')).toBeUndefined();
  });

  it('does not depend on the language that is given', async () => {
    const index = await indexOf([
      ['Eine gedruckte Rechnung kostet einen Euro.', 'de'],
      ['La factura en papel cuesta un euro.', 'es'],
    ]);
    for (const language of ['de', 'en', 'hi', 'xx', '']) {
      expect(best(index, 'Was kosten gedruckte Rechnungen?', language)).toBe('0');
    }
  });

  it('finds the words of a language that it does not know', async () => {
    const index = await indexOf([['De winkel is op zondag gesloten.', undefined]]);
    expect(best(index, 'is de winkel zondag gesloten', 'nl')).toBe('0');
  });

  it('finds nothing for nothing, for grammar alone, and for words that are not there', async () => {
    const index = await indexOf([['The shop is open on Monday.', 'en']]);
    for (const query of ['', '???', 'what is it', 'purple elephants'])
      expect(best(index, query)).toBeUndefined();
  });

  it('finds other words for the same thing, in another language too', async () => {
    const index = await ChunkIndex.build([
      { source: 'returns', heading: 'Returns', text: 'Thirty days after the purchase.', language: 'en' },
      { source: 'moving', heading: 'Moving house', text: 'Tell us four weeks before.', language: 'en' },
    ]);
    expect(best(index, 'can I send the thing back')).toBe('returns');
    expect(best(index, 'I would like to exchange it')).toBe('returns');
    expect(best(index, 'Ich möchte es umtauschen', 'de')).toBe('returns');
    expect(best(index, 'déménagement', 'fr')).toBe('moving');
  });

  it('lists what it finds by one score, and leaves out what is below the floor', async () => {
    const common = Array.from({ length: 30 }, (_, id) => `The shop number ${id} is open.`);
    const index = await indexOf(
      [...common, 'Vouchers from the shop are valid for years.'].map((t) => [t, 'en']),
    );
    const found = index.find('shop vouchers', 'en', 5);
    expect(found[0]).toMatchObject({ chunk: { source: '30' }, aboveFloor: true });
    expect(found.map(({ score }) => score)).toEqual(
      found.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    const floor = Math.min(...found.filter((each) => each.aboveFloor).map(({ score }) => score));
    for (const { score, aboveFloor } of found) expect(aboveFloor).toBe(score >= floor);
    expect(found.slice(1).some(({ aboveFloor }) => aboveFloor)).toBe(false);
  });

  it('finds a passage by one rare word among many others', async () => {
    const index = await ChunkIndex.build([
      { source: 'receipt', heading: '', text: 'Bring a receipt.', language: 'en' },
      { source: 'other', heading: '', text: 'We are closed.', language: 'en' },
      { source: 'third', heading: '', text: 'We deliver parcels.', language: 'en' },
    ]);
    expect(best(index, 'so I lost that receipt among purple elephants and green bananas')).toBe('receipt');
  });

  it('puts documents in the language of the call first, and finds keywords in any language', async () => {
    const index = await indexOf([
      ['The router has a red light.', 'en'],
      ['Der Router hat eine rote Lampe.', 'de'],
      ['Vouchers are valid for three years.', 'en'],
    ]);
    expect(best(index, 'router', 'de')).toBe('1');
    expect(best(index, 'router', 'en')).toBe('0');
    expect(best(index, 'voucher validity', 'de')).toBe('2');
    expect(best(index, 'vouchers', 'fr')).toBe('2');
  });

  it('never fails on any question', async () => {
    const index = await indexOf([['The shop is open on Monday and constructor.', 'en']]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string(), (query, language) => {
        for (const { score } of index.find(query, language, 3)) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
    expect(best(index, 'constructor')).toBe('0');
    expect(best(index, '__proto__ toString')).toBeUndefined();
  });

  it('gives way to other work while the documents are prepared', async () => {
    const texts = Array.from({ length: 600 }, (_, id) => [`Number ${id} is open on Monday.`, 'en'] as const);
    let turns = 0;
    let building = true;
    const count = () => {
      turns += 1;
      if (building) setImmediate(count);
    };
    setImmediate(count);
    await indexOf(texts);
    building = false;
    expect(turns).toBeGreaterThan(30);
  });
});

describe('the questions of the fixtures', () => {
  interface Row {
    readonly half: string;
    readonly lang: string;
    readonly question: string;
    readonly keywords?: string;
    readonly source?: string;
    readonly passage?: string;
  }
  const rows: readonly Row[] = ['', '-later', '-free'].flatMap((name) =>
    readFileSync(join(FIXTURES, `knowledge-questions${name}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
  const spoken = rows.filter(({ half }) => 'ABCD'.includes(half));
  const free = rows.filter(({ half }) => half === 'E');
  const keywords = rows.flatMap((row) => (row.keywords ? [{ ...row, question: row.keywords }] : []));
  let index: ChunkIndex;

  beforeAll(async () => {
    index = await ChunkIndex.build((await readDocuments(join(FIXTURES, 'knowledge'))).chunks);
  });

  function answered({ lang, question, source = '', passage = '' }: Row): boolean {
    return index
      .find(question, lang, 3)
      .some(
        ({ chunk, aboveFloor }) =>
          aboveFloor && chunk.source === source && passageText(chunk).includes(passage),
      );
  }

  it.each([
    ['the words of callers, which the search knows', spoken, 98, 0.9],
    ['free words of callers', free, 28, 0.55],
    ['the keywords of a model', keywords, 82, 0.9],
  ] as const)('are answered among the first three passages: %s', (_, asked, count, share) => {
    const answerable = asked.filter(({ source }) => source !== undefined);
    expect(answerable).toHaveLength(count);
    expect(answerable.filter(answered).length / count).toBeGreaterThanOrEqual(share);
  });

  it.each([
    ['the words of callers', [...spoken, ...free]],
    ['the keywords of a model', keywords],
  ] as const)('find nothing for half of those that no document answers: %s', (_, asked) => {
    const unanswerable = asked.filter(({ source }) => source === undefined);
    const found = unanswerable.filter(({ question, lang }) => best(index, question, lang) !== undefined);
    expect(found.length / unanswerable.length).toBeLessThanOrEqual(0.5);
  });
});
