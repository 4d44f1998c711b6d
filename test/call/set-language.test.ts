import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/call/assistant.ts';
import { CallLanguage } from '../../src/call/language/call-language.ts';
import { setLanguageTools } from '../../src/call/tools/language-tool.ts';
import { setLanguage } from '../../src/call/tools/set-language.ts';
import { EscalationDetector } from '../../src/escalation/detector.ts';
import { createTurnJudge } from '../../src/escalation/shipped.ts';

const judge = createTurnJudge();

function callIn(languages: readonly string[]) {
  const language = new CallLanguage(createAssistant({ languages }), new EscalationDetector(judge));
  const stored: unknown[] = [];
  const record = {
    keepLanguage: async (onRecord: unknown) => {
      stored.push(onRecord);
      return true;
    },
  };
  return { language, stored, asks: (json: string) => setLanguage(json, { language, record }) };
}

describe('set_language', () => {
  it('is offered with the languages of the assistant, and not when there is only one', () => {
    const [tool] = setLanguageTools(['de', 'en']);
    expect(tool?.parameters).toMatchObject({ properties: { language: { enum: ['de', 'en'] } } });
    expect(setLanguageTools(['de'])).toEqual([]);
    expect(setLanguageTools([])[0]?.parameters).toMatchObject({
      properties: { language: { enum: ['en', 'fr', 'it', 'de', 'es', 'pt', 'hi'] } },
    });
  });

  it.each(['de', 'de-AT', 'DE', 'German', 'deutsch'])(
    'understands "%s", and stores it first',
    async (named) => {
      const { language, stored, asks } = callIn(['en', 'de']);
      const answer = await asks(JSON.stringify({ language: named }));
      expect(answer).toMatchObject({ status: 'changed', tell_the_caller: expect.stringContaining('German') });
      expect(language.current).toBe('de');
      expect(stored).toEqual([{ language: 'de', chosenLanguage: 'de' }]);
    },
  );

  it.each(['{"language":"fr"}', '{"language":""}', '{"language":7}', '{}', 'no JSON'])(
    'tells which languages there are when it is given %s',
    async (json) => {
      const { language, stored, asks } = callIn(['en', 'de']);
      const answer = await asks(json);
      expect(answer.status).toBe('not_offered');
      expect(answer.tell_the_caller).toContain('English (en), German (de)');
      expect([language.current, stored]).toEqual(['en', []]);
    },
  );
});
