import { bench, describe } from 'vitest';
import { EscalationDetector } from '../../src/escalation/detector.ts';
import { createTurnJudge } from '../../src/escalation/shipped.ts';
import { callerSentence, modelSentence } from '../model/sentences.ts';

describe('the escalation detector', () => {
  const detector = new EscalationDetector(createTurnJudge());
  let turn = 0;
  bench('one sentence of the caller', () => {
    turn += 1;
    detector.hear({ role: 'caller', text: callerSentence(turn), final: true });
  });
  bench('one sentence of the assistant', () => {
    turn += 1;
    detector.hear({ role: 'assistant', text: modelSentence(turn), final: true });
  });
});
