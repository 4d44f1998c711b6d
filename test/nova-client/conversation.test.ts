import { afterEach, describe, expect, it } from 'vitest';
import type { BedrockSandboxOptions } from '../../sandbox/bedrock/server.ts';
import { eventually } from '../support/eventually.ts';
import { DirectRig } from './direct-rig.ts';

const GREETING = 'Hello, you are speaking with the virtual assistant. How can I help you today?';
const HOURS = 'We open at nine in the morning and close at six in the evening.';

describe('a conversation from the browser to Nova', () => {
  const rigs: DirectRig[] = [];

  async function startRig(options: Partial<BedrockSandboxOptions> = {}): Promise<DirectRig> {
    const rig = await new DirectRig(options).start();
    rigs.push(rig);
    return rig;
  }

  afterEach(async () => {
    await Promise.all(rigs.splice(0).map((rig) => rig.stop()));
  });

  it('greets, hears the caller, answers, and ends in the order of the vendor', async () => {
    const rig = await startRig();
    rig.script.prepend({ when: /open/i, answer: { text: HOURS } });
    await rig.converse({ greeting: GREETING });
    await eventually(() => rig.turns.size > 0 && !rig.speaker.isPlaying, 12_000);
    expect(rig.heard).toEqual([`assistant: ${GREETING}`]);
    await rig.says('caller-open-tomorrow');
    await eventually(() => rig.turns.size === 3, 15_000);
    expect(rig.heard[2]).toBe(`assistant: ${HOURS}`);
    await rig.client.close();
    await eventually(() => rig.newest.closedInOrder);
    expect(rig.states).toEqual(['connecting', 'ready', 'ended closed']);
  });
});
