import { describe, expect, it } from 'vitest';
import { actionOf, type JudgeVerdict, parseVerdict } from '../../../src/escalation/judgement/verdict.ts';
import { DEFAULT_POLICY } from '../../../src/escalation/policy.ts';

const TRANSFER = { action: 'transfer', reason: 'explicit_request', confidence: 0.9 } as const;

describe("a model's answer", () => {
  it.each([
    ['alone', JSON.stringify(TRANSFER)],
    ['in a fence', `\`\`\`json\n${JSON.stringify(TRANSFER, null, 2)}\n\`\`\``],
    ['among words', `Here it is: ${JSON.stringify(TRANSFER)} I hope this helps.`],
    ['with more than was asked for', JSON.stringify({ ...TRANSFER, note: 'sure' })],
  ])('is a verdict %s', (_how, text) => {
    expect(parseVerdict(text)).toEqual(TRANSFER);
  });

  it.each(['"reason":"explicit_request",', '"reason":null,', ''])(
    'of `none` needs no reason: %s',
    (reason) => {
      expect(parseVerdict(`{"action":"none",${reason}"confidence":1}`)).toEqual({
        action: 'none',
        confidence: 1,
      });
    },
  );

  it.each([
    '',
    'ESCALATE',
    '{',
    '}{',
    '[]',
    'null',
    '{"action":"transfer"}',
    '{"action":"transfer","reason":"boredom","confidence":0.9}',
    '{"action":"transfer","reason":"model_tool","confidence":0.9}',
    '{"action":"dial","reason":"legal","confidence":0.9}',
    '{"action":"offer","reason":"legal","confidence":"0.9"}',
    '{"action":"offer","reason":"legal","confidence":90}',
    '{"action":"none","confidence":1} {"action":"none","confidence":1}',
  ])('is not a verdict: %s', (text) => {
    expect(parseVerdict(text)).toBeUndefined();
  });
});

describe('a verdict leads', () => {
  it.each<[JudgeVerdict['action'], string, number, boolean, string | undefined]>([
    ['transfer', 'explicit_request', 0.8, false, 'transfer'],
    ['transfer', 'safety', 1, false, 'transfer'],
    ['transfer', 'legal', 1, false, 'transfer'],
    ['transfer', 'explicit_request', 0.79, false, 'offer'],
    ['transfer', 'explicit_request', 1, true, 'offer'],
    ['transfer', 'frustration', 1, false, 'offer'],
    ['transfer', 'repeated_failure', 1, false, 'offer'],
    ['transfer', 'cancel_threat', 1, false, 'offer'],
    ['offer', 'explicit_request', 1, false, 'offer'],
    ['offer', 'safety', 0.5, true, 'offer'],
    ['offer', 'safety', 0.49, false, undefined],
    ['none', 'explicit_request', 1, false, undefined],
  ])('from %s for %s at %d, late: %s, to %s', (action, reason, confidence, late, done) => {
    const verdict = parseVerdict(JSON.stringify({ action, reason, confidence }));
    expect(verdict && actionOf(verdict, DEFAULT_POLICY, late)).toBe(done);
  });
});
