import { describe, expect, it } from 'vitest';
import type { NovaSettings } from '../../src/config/config.ts';
import type { OfferedTool } from '../../src/voice/client.ts';
import { buildOpening } from '../../src/voice/nova/wire/input-events.ts';
import { novaOpeningOf } from '../../src/voice/nova/wire/model-input.ts';
import { buildSessionUpdate } from '../../src/voice/openai/client-events.ts';

const NOVA: NovaSettings = {
  regions: ['us-east-1'],
  maxRetries: 3,
  modelId: 'amazon.nova-2-sonic-v1:0',
  voiceId: 'matthew',
  sampleRateHz: 8000,
  sessionLimitMs: 480_000,
  endpointing: 'MEDIUM',
  inputGate: false,
  resumeAfterNoise: false,
  holdAudioDuringTools: false,
  maxTokens: 1024,
  temperature: 0.7,
  topP: 0.9,
};

function tool(name: string, providers?: OfferedTool['providers']): OfferedTool {
  return { name, description: 'Looks something up.', parameters: { type: 'object' }, providers };
}

const conversation = {
  instructions: 'Be brief.',
  history: [],
  tools: [tool('for_all'), tool('for_openai', ['openai']), tool('for_nova', ['nova'])],
};

/** Names of tools on the wire. */
function namesIn(wire: string): string[] {
  return [...wire.matchAll(/"name":"(for_\w+)"/g)].map(([, name = '']) => name);
}

describe('a tool that is meant for some providers', () => {
  it('is not offered to OpenAI when it is for Nova', () => {
    const update = buildSessionUpdate('e1', conversation, {
      voice: 'marin',
      transcriptionModel: 'x',
      turnTaking: 'server',
    });
    expect(namesIn(update)).toEqual(['for_all', 'for_openai']);
    expect(update).not.toContain('providers');
  });

  it('is not offered to Nova when it is for OpenAI', () => {
    let names = 0;
    const newName = () => `name${names++}`;
    const opening = buildOpening(novaOpeningOf(NOVA, conversation), {
      rates: { inputHz: 8000, outputHz: 8000 },
      names: { promptName: 'p', audioName: 'a' },
      newName,
    });
    expect(namesIn(JSON.stringify(opening))).toEqual(['for_all', 'for_nova']);
    expect(JSON.stringify(opening)).not.toContain('providers');
  });
});
