import { describe, expect, it } from 'vitest';
import { SpokenLanguage } from '../../../src/voice/cascade/answering/spoken-language.ts';

describe('the language of what the cascade says', () => {
  it("is that of the caller's last words, and of the call for the gateway's lines", () => {
    const language = new SpokenLanguage('fr', () => 'en');
    expect([language.ofAnswer, language.ofLine]).toEqual(['fr', 'en']);
    language.heard('de');
    expect([language.ofAnswer, language.ofLine]).toEqual(['de', 'en']);
  });

  it('follows a wish of the caller, until they speak another one', () => {
    let ofCall = 'en';
    const language = new SpokenLanguage('en', () => ofCall);
    language.heard('en');
    ofCall = 'de';
    expect([language.ofAnswer, language.ofLine]).toEqual(['de', 'de']);
    language.heard('fr');
    expect([language.ofAnswer, language.ofLine]).toEqual(['fr', 'de']);
  });

  it('is the first one while the call does not know its own', () => {
    const language = new SpokenLanguage('it', () => undefined);
    expect([language.ofAnswer, language.ofLine]).toEqual(['it', 'it']);
  });
});
