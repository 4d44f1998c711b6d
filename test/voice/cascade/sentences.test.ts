import { describe, expect, it } from 'vitest';
import { SentenceSplitter } from '../../../src/voice/cascade/speaking/sentence-splitter.ts';
import { spokenForm } from '../../../src/voice/cascade/speaking/spoken-form.ts';

function split(text: string, size = 3): string[] {
  const splitter = new SentenceSplitter();
  const sentences: string[] = [];
  for (let at = 0; at < text.length; at += size) sentences.push(...splitter.push(text.slice(at, at + size)));
  const rest = splitter.rest();
  return rest === '' ? sentences : [...sentences, rest];
}

describe('sentences of a text that grows', () => {
  it.each([1, 3, 1000])('end at a full stop, a question or an exclamation, in pieces of %i', (size) => {
    expect(split('We open at nine. Is that early? Yes! Good', size)).toEqual([
      'We open at nine.',
      'Is that early?',
      'Yes!',
      'Good',
    ]);
  });

  it('do not end at titles, initials, ordinals and numbers', () => {
    expect(
      split('Dr. Meyer is in on the 3. of May at 9.30. Ask for J. Smith. Das ist z.B. gut. Ende.'),
    ).toEqual([
      'Dr. Meyer is in on the 3. of May at 9.30.',
      'Ask for J. Smith.',
      'Das ist z.B. gut.',
      'Ende.',
    ]);
  });

  it('end at the mark of Hindi and at a paragraph', () => {
    expect(split('नमस्ते। आप कैसे हैं। First line\nSecond line')).toEqual([
      'नमस्ते।',
      'आप कैसे हैं।',
      'First line',
      'Second line',
    ]);
  });

  it('are cut at a comma, or between words, when they do not end', () => {
    const long = `${'word '.repeat(30).trim()}, and then ${'more '.repeat(200).trim()}`;
    const parts = split(long);
    expect(parts[0]).toBe(`${'word '.repeat(30).trim()},`);
    expect(parts.every(({ length }) => length <= 600)).toBe(true);
    expect(parts.join(' ')).toBe(long);
  });
});

describe('what is said of a sentence', () => {
  it.each([
    ['**Yes**, we *do* open.', 'Yes, we do open.'],
    ['# Hours', 'Hours'],
    ['- first `item` 🙂', 'first item'],
    ['See [our page](https://example.com/a?b=c).', 'See our page.'],
    ['Go to https://www.example.com/orders/1.', 'Go to www.example.com.'],
    ['It costs 3*4 euros.', 'It costs 3*4 euros.'],
    ['***', ''],
    ['🙂', ''],
  ])('%s', (written, spoken) => {
    expect(spokenForm(written)).toBe(spoken);
  });
});
