import { describe, expect, it } from 'vitest';
import { OFFICE_RULES } from '../../sandbox/demo/office-script.ts';
import { ModelScript } from '../../sandbox/model/script.ts';

const RESULT = '{"status":200,"data":{"arrives":"2026-12-03","between":"9 and 12 in the morning"}}';
const SPOKEN = 'It arrives on December 3, between 9 and 12 in the morning.';

describe('the models of the demo', () => {
  const script = new ModelScript(OFFICE_RULES);

  it('say what a tool has found', () => {
    expect(script.answer(RESULT).text).toBe(SPOKEN);
  });

  // So the gateway gives the result of a call that the model has already gone on from.
  it('say what has come late, as text', () => {
    expect(script.answer(`[Result of estimateDelivery: ${RESULT}]`).text).toBe(SPOKEN);
    expect(script.answer(`[Result of estimateDelivery: ${RESULT}] [The line broke.]`).text).toBe(SPOKEN);
  });
});
