import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/call/assistant.ts';
import { CALLBACK_TOOL, ESCALATE_TOOL } from '../../src/call/tools/tools.ts';

const OWN = 'You are the assistant of a bakery.\n';

describe("an assistant's instructions", () => {
  it('say when the shipped one calls for a person', () => {
    const { instructions, tools } = createAssistant({});
    expect(instructions).toContain(`call ${ESCALATE_TOOL.name}`);
    expect(instructions).toContain(`call ${CALLBACK_TOOL.name}`);
    expect(tools).toContain(ESCALATE_TOOL);
  });

  it("say so after an operator's own, too", () => {
    const { instructions } = createAssistant({ instructions: OWN });
    expect(instructions).toMatch(/^You are the assistant of a bakery\.\n\nWhen a person is needed\n/);
    expect(instructions).toContain(ESCALATE_TOOL.name);
  });

  it('are left as they are where the operator has said when', () => {
    const own = `${OWN}Call escalate_to_human for cakes of more than three floors.`;
    expect(createAssistant({ instructions: own }).instructions).toBe(own);
  });
});
