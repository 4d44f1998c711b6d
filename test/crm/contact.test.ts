import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName } from '../../src/crm/contact.ts';

describe('a name from a CRM', () => {
  it.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['  Ada \t\r\n Lovelace  ', 'Ada Lovelace'],
    ['Zoë Ångström-Núñez', 'Zoë Ångström-Núñez'],
    ["O'Brien", "O'Brien"],
    ['आदित्य शर्मा', 'आदित्य शर्मा'],
    ['Ada\u0000\u200b\u202eLovelace', 'AdaLovelace'],
    ['{{caller.number}}', 'caller.number'],
    ['', undefined],
    ['\u200b ', undefined],
    [42, undefined],
    [null, undefined],
  ])('%j is spoken as %j', (given, spoken) => {
    expect(cleanName(given)).toBe(spoken);
  });

  it('is always one line of at most 80 printable characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = cleanName(text) ?? 'x';
        expect([...name].length).toBeLessThanOrEqual(80);
        expect(name).not.toMatch(/[\p{C}\p{Zl}\p{Zp}{}<>"`[\]|\\]/u);
        expect(name.trim()).toBe(name);
      }),
    );
  });
});
