import { describe, expect, it } from 'vitest';
import { chunkFrame } from '../../bench/model/chunk-frame.ts';
import { callerSentence, modelSentence } from '../../bench/model/sentences.ts';
import { decodeFrame } from '../../sandbox/bedrock/frames.ts';
import { EscalationDetector } from '../../src/escalation/detector.ts';
import { createTurnJudge } from '../../src/escalation/shipped.ts';

describe("the bench's models", () => {
  it('let the escalation detector work without ever handing a call over', () => {
    const detector = new EscalationDetector(createTurnJudge());
    const decisions = Array.from({ length: 100 }, (_, turn) => [
      detector.hear({ role: 'caller', text: callerSentence(turn), final: true }),
      detector.hear({ role: 'assistant', text: modelSentence(turn), final: true }),
    ]);
    expect(decisions.flat().filter(Boolean)).toEqual([]);
  });

  it('write frames that a strict reader takes', () => {
    const { headers, body } = decodeFrame(chunkFrame('{"event":{}}'));
    expect(headers.get(':event-type')).toBe('chunk');
    expect(JSON.parse(body.toString())).toEqual({ bytes: Buffer.from('{"event":{}}').toString('base64') });
  });
});
