import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passesLuhn } from '../../src/privacy/checksums.ts';
import { REDACTION_KINDS, Redactor } from '../../src/privacy/redactor.ts';

const cards = new Redactor();
const all = new Redactor(REDACTION_KINDS);
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Card numbers of the large networks with the right check digit. */
const cardNumber = fc
  .tuple(
    fc.constantFrom(
      ['4', 16],
      ['51', 16],
      ['2221', 16],
      ['34', 15],
      ['37', 15],
      ['36', 14],
      ['6011', 16],
    ) as fc.Arbitrary<[string, number]>,
    fc.stringMatching(/^\d{16}$/),
  )
  .map(([[prefix, length], filling]) => {
    const body = (prefix + filling).slice(0, length - 1);
    const check = WORDS.findIndex((_, digit) => passesLuhn(`${body}${digit}`));
    return `${body}${check}`;
  });

const grouped = (digits: string, separator: string) => digits.match(/.{1,4}/g)?.join(separator) ?? '';
const spoken = (digits: string) => [...digits].map((digit) => WORDS[Number(digit)]).join(' ');

describe('card numbers', () => {
  it.each([
    ['4111111111111111', '[card]'],
    ['It is 4111 1111 1111 1111, thank you.', 'It is [card], thank you.'],
    ['4111-1111-1111-1111', '[card]'],
    ['4111. 1111. 1111. 1111.', '[card].'],
    ['3782 822463 10005', '[card]'],
    ['my card is four one one one one one one one one one one one one one one one', 'my card is [card]'],
    ['Four, triple one, double one double one, uh, double one double one double one double one', '[card]'],
    ['four one one one 1111 1111 and 1 1 1 1', '[card]'],
    ['4111 1111 1111 1111 12 27 123', '[card] 12 27 123'],
    ['vier eins eins eins eins eins eins eins eins eins eins eins eins eins eins eins', '[card]'],
    ['४१११ ११११ ११११ ११११', '[card]'],
    ['one card 4111111111111111 and another 5555555555554444', 'one card [card] and another [card]'],
  ])('are masked: %s', (said, kept) => {
    expect(cards.redact(said)).toBe(kept);
  });

  it('are masked however they are grouped or spoken', () => {
    fc.assert(
      fc.property(cardNumber, fc.constantFrom(' ', '-', '. ', ', ', ''), (digits, separator) => {
        for (const said of [grouped(digits, separator), spoken(digits)]) {
          const kept = cards.redact(`Please take ${said} for it.`);
          expect(kept).toBe('Please take [card] for it.');
        }
      }),
    );
  });
});

/** What people say while they look at the card, by language. */
const HESITATIONS: Readonly<Record<string, readonly string[]>> = {
  en: ['um', 'uh', 'uhhh', 'erm', 'okay', 'and then', 'oh', 'one moment', 'let me see', 'wait', 'yes'],
  de: ['ähm', 'äh', 'ähhhm', 'öhm', 'und dann', 'ein Moment', 'genau', 'Moment', 'also'],
  es: ['eh', 'este', 'pues', 'y luego', 'un momento', 'o sea', 'a ver'],
  fr: ['euh', 'heu', 'ben', 'et puis', 'un instant', 'voilà', 'alors'],
  it: ['ehm', 'eh', 'allora', 'e poi', 'un attimo', 'cioè'],
  pt: ['né', 'hum', 'é', 'e depois', 'um momento', 'então'],
  hi: ['अं', 'और फिर', 'एक मिनट', 'matlab', 'aur phir', 'ek minute', 'haan ji'],
};
const DIGITS: Readonly<Record<string, string>> = {
  en: 'zero one two three four five six seven eight nine',
  de: 'null eins zwei drei vier fünf sechs sieben acht neun',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve',
  fr: 'zéro un deux trois quatre cinq six sept huit neuf',
  it: 'zero uno due tre quattro cinque sei sette otto nove',
  pt: 'zero um dois três quatro cinco seis sete oito nove',
  hi: 'shunya ek do teen char paanch chhe saat aath nau',
};
const WORDS_BETWEEN = ['those were the first', 'the rest is', 'got that', 'next four', 'und weiter geht es'];

/** A card number as somebody says it: each group written or spoken, with something said between the groups. */
const dictated = fc
  .record({
    digits: cardNumber,
    language: fc.constantFrom(...Object.keys(DIGITS)),
    spokenGroups: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    between: fc.array(fc.nat(1_000), { minLength: 5, maxLength: 5 }),
  })
  .map(({ digits, language, spokenGroups, between }) => {
    const words = DIGITS[language]?.split(' ') ?? [];
    const hesitations = ['', ...(HESITATIONS[language] ?? [])];
    return (digits.match(/.{1,4}/g) ?? []).map((group, at) => ({
      said: spokenGroups[at] ? [...group].map((digit) => words[Number(digit)]).join(' ') : group,
      after: hesitations[(between[at] ?? 0) % hesitations.length] ?? '',
    }));
  });

describe('card numbers spoken with hesitation', () => {
  it.each([
    ['my card is 4111 1111 um 1111 1111', 'my card is [card]'],
    ['5500 0055 um 5555 5559', '[card]'],
    ['4111 1111, ähm, 1111 1111 bitte', '[card] bitte'],
    ['quatro um um um, um momento, um um um um 1111 né 1111', '[card]'],
    ['four one one one, oh, one one one one um 1111 1111', '[card]'],
    ['four one one one one moment one one one one 1111 1111', '[card]'],
    ['char ek ek ek aur phir ek ek ek ek matlab 1111 1111', '[card]'],
    ['the card 4111 1111 got that? 1111 1111 it is', 'the card [card] it is'],
    ['3782… um… 822463, yes, 10005', '[card]'],
    ['6521 okay 1111 okay 1111 okay 1110', '[card]'],
  ])('are masked: %s', (said, kept) => {
    expect(cards.redact(said)).toBe(kept);
  });

  it('are masked with the fillers of every language, written and spoken', () => {
    fc.assert(
      fc.property(dictated, (groups) => {
        const said = groups.map(({ said, after }, at) =>
          at < groups.length - 1 ? `${said} ${after}` : said,
        );
        expect(cards.redact(said.join(' '))).toBe('[card]');
      }),
      { numRuns: 500 },
    );
  });

  it('are masked with a few words between the groups', () => {
    fc.assert(
      fc.property(cardNumber, fc.constantFrom(...WORDS_BETWEEN), (digits, words) => {
        fc.pre(words.split(' ').length <= 3);
        expect(cards.redact(grouped(digits, `, ${words}: `))).toBe('[card]');
      }),
    );
  });

  it('are masked across the turns of a speaker, with hesitations in each', () => {
    fc.assert(
      fc.property(dictated, (groups) => {
        const turns = groups.flatMap(({ said, after }) => [
          { role: 'caller', text: `${said} ${after}`.trim() },
          { role: 'caller', text: 'Yes.' },
          { role: 'assistant', text: 'Go on.' },
        ]);
        const kept = cards.redactTurns(turns).filter(({ role }) => role === 'caller');
        expect(kept.every(({ text }) => /^(?:\[card\].*|Yes\.)$/.test(text))).toBe(true);
        expect(JSON.stringify(kept)).not.toMatch(/\d/);
      }),
    );
  });

  it('are masked in a sentence that holds only their end', () => {
    const turns = [
      { role: 'caller', text: 'It is 4111 1111.' },
      { role: 'assistant', text: 'Yes?' },
      { role: 'caller', text: '1111 1111. I want a person.' },
    ];
    expect(cards.redactSentence('1111 1111.', turns)).toBe('[card].');
    expect(cards.redactSentence('I want a person.', turns)).toBe('I want a person.');
    expect(cards.redactSentence('4111 1111 1111 1111', [])).toBe('[card]');
  });
});

describe('everything else', () => {
  it.each([
    'That is $1,299.00, or 12 payments of 108.25.',
    'We open at 9:00 and close at 18:30 on 2026-11-21.',
    'Your order 4711-0815-2026 arrives on Tuesday.',
    'Order number 1234567890123456 is on its way.',
    'Call me on +1 415 555 0100.',
    'one two three four five six seven eight nine',
    'I have one, you have two, and they have three.',
    'My order is 4711 0815 and you can reach me under 0171 1234567.',
    'No, do not do that: um, one moment, the one at eight, or at nine? Sei tu? Um momento, um café.',
    'Es sind ein oder zwei Pakete, eins um acht, eins um neun, und ein drittes um sechs.',
  ])('is kept: %s', (said) => {
    expect(cards.redact(said)).toBe(said);
  });

  it('is kept when it has fewer digits than a card', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,12}$/), fc.constantFrom('', ' ', '-'), (digits, separator) => {
        const said = `Order ${grouped(digits, separator)} please.`;
        expect(cards.redact(said)).toBe(said);
      }),
    );
  });

  it('is kept when its check digit is wrong', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{13,19}$/), (digits) => {
        fc.pre(!passesLuhn(digits));
        expect(cards.redact(`Order ${digits} please.`)).toBe(`Order ${digits} please.`);
      }),
    );
  });

  it('is kept when it is a price or a time', () => {
    const price = fc
      .tuple(fc.nat(9_999_999), fc.nat(99))
      .map(([whole, cents]) => `$${whole.toLocaleString('en-US')}.${cents}`);
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([hour, minute]) => `${hour}:${String(minute).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(price, time), { maxLength: 4 }), (parts) => {
        const said = parts.join(' or ');
        expect(cards.redact(said)).toBe(said);
      }),
    );
  });

  it('never throws, and does not mask a text twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (said) => {
        const once = all.redact(said);
        expect(all.redact(once)).toBe(once);
      }),
    );
  });
});

describe('the kinds that an operator chooses', () => {
  it.each([
    ['phone', '+14155550100', '[phone]'],
    ['phone', 'Call +44 (0)20 7946 0018 or 0415 555 0100.', 'Call [phone] or [phone].'],
    ['phone', '(415) 555-0100', '[phone]'],
    ['phone', 'four one five five five five oh one oh oh', '[phone]'],
    ['phone', '415 um 555 ähm 0100', '[phone]'],
    ['email', 'I am jane.doe@example.com.', 'I am [email].'],
    ['email', 'I am jane dot doe at example dot com', 'I am [email]'],
    ['iban', 'IBAN DE89 3704 0044 0532 0130 00 is mine', 'IBAN [iban] is mine'],
    ['iban', 'gb82west12345698765432', '[iban]'],
    ['iban', 'gb83west12345698765432', 'gb83west12345698765432'],
    ['iban', 'KW81 CBKU 0000 0000 0000 1234 5601 01, Kuwait', '[iban], Kuwait'],
    ['iban', 'DE89 3704, ähm, 0044 0532 um 0130 00 bitte', '[iban] bitte'],
    ['national_id', 'SSN 123-45-6789', 'SSN [id]'],
    ['national_id', 'QQ is no prefix, but AB 12 34 56 C is', 'QQ is no prefix, but [id] is'],
    ['national_id', 'DNI 12345678Z', 'DNI [id]'],
    ['national_id', 'NIE X1234567L', 'NIE [id]'],
    ['national_id', 'RSSMRA85T10A562S', '[id]'],
    ['national_id', 'CPF 529.982.247-25', 'CPF [id]'],
    ['national_id', 'Steuer-ID 86 095 742 719', 'Steuer-ID [id]'],
    ['national_id', 'NIR 1 84 12 76 451 089 46', 'NIR [id]'],
    ['national_id', 'Aadhaar 2345 6789 0124', 'Aadhaar [id]'],
  ] as const)('is masked, %s: %s', (kind, said, kept) => {
    expect(new Redactor([kind]).redact(said)).toBe(kept);
    expect(cards.redact(said)).toBe(said);
  });

  it.each([
    'That is $1,299.00 on 2026-11-21 at 10:30.',
    'Order 4711-0815 comes at nine.',
    'DE is Germany. The code is AB12.',
    'Meet me at the station at nine.',
    'DNI 12345678A',
  ])('leaves the rest: %s', (said) => {
    expect(all.redact(said)).toBe(said);
  });
});
