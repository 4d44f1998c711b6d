import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Random } from '../../sandbox/chaos/random.ts';
import { createAssistant } from '../../src/call/assistant.ts';
import { CallLanguage } from '../../src/call/language/call-language.ts';
import { EscalationDetector } from '../../src/escalation/detector.ts';
import { createTurnJudge } from '../../src/escalation/shipped.ts';

const LANGUAGES = ['en', 'fr', 'it', 'de', 'es', 'pt', 'hi'];
const CALLS = 200;
const TURNS = 10;

const judge = createTurnJudge();

function textsIn(language: string): string[] {
  const rows = readFileSync(`fixtures/transcripts/${language}.jsonl`, 'utf8').trim().split('\n');
  return rows.map((row) => String(JSON.parse(row).text));
}

/** Calls that begin in one language with callers who speak another. @returns the language after each of their turns */
function calls(begun: string, spoken: string): string[][] {
  const texts = textsIn(spoken);
  const random = new Random(7);
  const assistant = createAssistant({ languages: [begun, ...LANGUAGES.filter((other) => other !== begun)] });
  return Array.from({ length: CALLS }, () => {
    const detector = new EscalationDetector(judge);
    const language = new CallLanguage(assistant, detector);
    return Array.from({ length: TURNS }, () => {
      detector.hear({ role: 'caller', text: random.pick(texts) ?? '' });
      language.callerSpoke();
      return language.current;
    });
  });
}

describe.each(LANGUAGES)('a caller who speaks %s', (spoken) => {
  const begun = spoken === 'en' ? 'de' : 'en';

  it('is followed by their third turn, and not to a wrong language', () => {
    const held = calls(begun, spoken);
    const followed = held.filter((turns) => turns[2] === spoken).length;
    const wrong = held.filter((turns) => turns.some((language) => language !== spoken && language !== begun));
    expect(followed / CALLS).toBeGreaterThan(0.85);
    expect(wrong.length).toBeLessThanOrEqual(1);
  });

  it('keeps a call that began in it, all but one in a hundred', () => {
    const left = calls(spoken, spoken).filter((turns) => turns.some((language) => language !== spoken));
    expect(left.length).toBeLessThanOrEqual(CALLS / 100);
  });
});
