import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/call/assistant.ts';
import { CallLanguage } from '../../src/call/language/call-language.ts';
import { EscalationDetector } from '../../src/escalation/detector.ts';
import { createTurnJudge } from '../../src/escalation/shipped.ts';

const judge = createTurnJudge();

const GERMAN = 'ich möchte wissen wann mein paket kommt';
const ENGLISH = 'i would like to know when my parcel arrives';
const FRENCH = 'je voudrais savoir quand mon colis arrive';

function callIn(languages: readonly string[] = []) {
  const assistant = createAssistant({ languages });
  const detector = new EscalationDetector(judge);
  const language = new CallLanguage(assistant, detector);
  const says = (text: string) => {
    detector.hear({ role: 'caller', text });
    language.callerSpoke();
    return language.current;
  };
  return { assistant, detector, language, says };
}

describe('the language of a call without one in the profile', () => {
  it('is English until the caller has spoken, and then theirs', () => {
    const { assistant, language, says } = callIn();
    expect([language.current, language.known]).toEqual(['en', undefined]);
    expect(says(GERMAN)).toBe('de');
    expect(language.lines).toEqual(assistant.linesFor('de'));
  });

  it('is the one on record until the caller has spoken', () => {
    const { language, says } = callIn();
    language.resume({ language: 'fr' });
    expect(language.current).toBe('fr');
    expect(says(GERMAN)).toBe('de');
  });

  it('is known from the turns of earlier streams', () => {
    const { detector, language } = callIn();
    detector.hear({ role: 'caller', text: GERMAN });
    language.resume({ language: 'en' });
    expect(language.current).toBe('de');
  });
});

describe('the language of the profile', () => {
  it('holds until the second turn in another one', () => {
    const { language, says } = callIn(['de', 'en', 'fr']);
    expect(language.known).toBe('de');
    expect([says(ENGLISH), says(ENGLISH)]).toEqual(['de', 'en']);
  });

  it('needs the turns in a row, and a turn that tells nothing does not count', () => {
    const { says } = callIn(['de', 'en', 'fr']);
    expect([says(ENGLISH), says(GERMAN), says(ENGLISH), says('hm'), says(ENGLISH)]).toEqual([
      'de',
      'de',
      'de',
      'de',
      'en',
    ]);
  });

  it('waits while two languages fit equally, and counts those turns for the one that is left', () => {
    let turnLanguages: readonly string[] = [];
    const ear = {
      spoken: undefined,
      get turnLanguages() {
        return turnLanguages;
      },
    };
    const language = new CallLanguage(createAssistant({ languages: ['en', 'es', 'it'] }), ear);
    const fits = (...languages: string[]) => {
      turnLanguages = languages;
      language.callerSpoke();
      return language.current;
    };
    expect([fits('es', 'it'), fits('es', 'it'), fits(), fits('es')]).toEqual(['en', 'en', 'en', 'es']);
    expect([fits('it'), fits('it', 'es'), fits('it'), fits('it')]).toEqual(['es', 'es', 'es', 'it']);
  });

  it('does not give way to a language that is not offered', () => {
    const { says } = callIn(['de', 'en']);
    expect([says(FRENCH), says(FRENCH), says(FRENCH)]).toEqual(['de', 'de', 'de']);
  });

  it('is fixed when it is the only one', () => {
    const { assistant, language, says } = callIn(['de']);
    expect([says(ENGLISH), says(ENGLISH)]).toEqual(['de', 'de']);
    expect(language.briefed(assistant).instructions).toContain('Speak German (de) only.');
  });
});

describe('a language that the caller has asked for', () => {
  it('holds against the language that they have spoken most', () => {
    const { language, says } = callIn();
    says(ENGLISH);
    says(ENGLISH);
    language.ask('de');
    expect(language.current).toBe('de');
    expect([says(ENGLISH), says(ENGLISH), says(ENGLISH)]).toEqual(['de', 'de', 'en']);
  });

  it('outlives the stream', () => {
    const first = callIn();
    first.says(ENGLISH);
    first.language.ask('it');
    const next = callIn();
    next.detector.hear({ role: 'caller', text: ENGLISH });
    next.language.resume(first.language.onRecord);
    expect([next.language.current, next.says(ENGLISH), next.says(ENGLISH), next.says(ENGLISH)]).toEqual([
      'it',
      'it',
      'it',
      'en',
    ]);
  });
});

describe('what the next stream is told', () => {
  it('is nothing more than the instructions while the language is only assumed', () => {
    const { assistant, language } = callIn();
    expect(language.briefed(assistant)).toEqual(assistant);
  });

  it('is the present language, which is also the likeliest to be heard', () => {
    const { assistant, language } = callIn(['de', 'en']);
    expect(language.briefed(assistant).hints.languages).toEqual(['de', 'en']);
    language.ask('en');
    const { instructions, hints } = language.briefed(assistant);
    expect(instructions).toContain('This service speaks German (de), English (en).');
    expect(instructions).toContain('The call is held in English (en).');
    expect(hints.languages).toEqual(['en', 'de']);
  });
});
