import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GREETING } from '../support/phone.ts';
import { HOURS, usePhones } from '../support/phones.ts';

const phones = usePhones();
const FILE = `default: shop
assistants:
  shop:
    instructions: You sell furniture.
    greeting: ${JSON.stringify(GREETING)}
    openai: { vad: semantic_vad, noiseReduction: far_field, noiseReductionStrength: 0.4 }
`;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'options-'));
  phones.network.openai.faults.refusedFields.add('session.audio.input.noise_reduction.strength');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a caller whose assistant has an option that OpenAI refuses', () => {
  it('hears the greeting and is answered, by OpenAI, with the other options', async () => {
    const file = join(folder, 'assistants.yaml');
    writeFileSync(file, FILE);
    const phone = await phones.connect({
      provider: 'openai',
      alone: true,
      env: {
        ASSISTANTS_FILE: file,
        ASSISTANT_GREETING: '',
        OPENAI_SPEED: '1.1',
        OPENAI_VAD_THRESHOLD: '0.6',
      },
    });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    expect(phones.network.openai.sessions.at(-1)?.config).toMatchObject({
      turnDetection: { type: 'semantic_vad' },
      noiseReduction: null,
      speed: 1.1,
    });
    expect((await call.session())?.provider).toBe('openai');
    expect(await phone.metric('voice_provider_options_refused_total', { provider: 'openai' })).toBe(1);
    expect(await phone.metric('voice_provider_connection_failures_total')).toBe(0);
    expect(phone.logged('refused options', '"noiseReductionStrength"')).toHaveLength(1);
    call.hangsUp();
    await call.ends();
  });
});
