import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NovaRig } from '../voice/nova/nova-rig.ts';
import {
  audio,
  audioStart,
  closing,
  end,
  FORMAT,
  history,
  inferenceConfiguration,
  type NovaEvent,
  opening,
  P,
  prompt,
  promptWith,
  promptWithSchema,
  session,
  system,
  text,
  textInput,
  textStart,
  tool,
} from './nova-events.ts';
import { runSession } from './nova-session.ts';

const wrong: readonly (readonly [string, readonly NovaEvent[], RegExp])[] = [
  ['promptStart before sessionStart', [prompt], /out of order/],
  ['a second sessionStart', [session, session], /out of order/],
  ['history before the system prompt', [session, prompt, ...text('h', 'USER')], /out of order/],
  ['audio before the system prompt', [session, prompt, audioStart()], /out of order/],
  [
    'a second audio content',
    [...opening, { contentStart: { ...audioStart().contentStart, contentName: 'b' } }],
    /out of order/,
  ],
  ['history after the audio', [...opening, ...text('h', 'USER')], /sent completely before/],
  [
    'interactive text before the audio',
    [session, prompt, ...system, ...text('t', 'USER', 'x', true)],
    /out of order/,
  ],
  [
    'history that begins with the assistant',
    [session, prompt, ...system, ...text('h', 'ASSISTANT')],
    /first message/,
  ],
  [
    'history without alternation',
    [session, prompt, ...system, ...text('h', 'USER'), ...text('i', 'USER')],
    /alternate/,
  ],
  ['too many messages', [session, prompt, ...system, ...history(41)], /Chat history is over max limit/],
  ['a text input above 1 KB', [session, prompt, ...text('s', 'SYSTEM', 'x'.repeat(1025))], /1 KB/],
  ['a name used twice', [session, prompt, ...system, ...text('system', 'USER')], /used before/],
  [
    'another promptName',
    [session, prompt, { contentStart: { ...textStart('s', 'SYSTEM').contentStart, promptName: 'q' } }],
    /promptName/,
  ],
  ['text into a content that is not open', [session, prompt, textInput('s', 'x')], /not open/],
  ['contentEnd twice', [session, prompt, ...system, end('system')], /not open/],
  ['an empty text content', [session, prompt, textStart('s', 'SYSTEM'), end('s')], /without text/],
  ['audio inside a text block', [...opening, textStart('t', 'USER', true), audio], /inside a text/],
  [
    'audio without whole samples',
    [...opening, { audioInput: { ...P, contentName: 'audio', content: 'AA==' } }],
    /whole samples/,
  ],
  [
    'audio at 44.1 kHz',
    [session, prompt, ...system, audioStart({ ...FORMAT, sampleRateHertz: 44_100 })],
    /sampleRateHertz/,
  ],
  [
    'a voice nobody has',
    [session, promptWith({ audioOutputConfiguration: { ...FORMAT, voiceId: 'hal' } })],
    /voiceId/,
  ],
  ['a tool schema that is no text', [session, promptWithSchema({ type: 'object' })], /json must be a text/],
  ['a tool schema that is no JSON', [session, promptWithSchema('{')], /not a JSON/],
  [
    'endpointing outside its object',
    [{ sessionStart: { inferenceConfiguration, endpointingSensitivity: 'LOW' } }],
    /unknown field/,
  ],
  [
    'a temperature of 2',
    [{ sessionStart: { inferenceConfiguration: { ...inferenceConfiguration, temperature: 2 } } }],
    /temperature/,
  ],
  ['a result for a tool nobody asked for', [...opening, ...tool('t1', '{}')], /waits for a result/],
  ['promptEnd with the audio open', [...opening, { promptEnd: P }], /content is open/],
  ['sessionEnd before promptEnd', [...opening, end('audio'), { sessionEnd: {} }], /out of order/],
  ['anything after sessionEnd', [...opening, ...closing, session], /follow sessionEnd/],
  ['an event that does not exist', [session, { audioChunk: {} }], /not an input event/],
];

describe('BedrockSandbox: what the vendor refuses', () => {
  let rig: NovaRig;

  beforeEach(async () => {
    rig = await new NovaRig().start();
  });

  afterEach(async () => {
    await rig.stop();
  });

  it.each(wrong)('refuses %s', async (_what, events, message) => {
    const outcome = runSession(rig.createPlainBedrock(), { events });
    await expect(outcome).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(outcome).rejects.toThrow(message);
  });

  it.each([
    ['that is no JSON', (id: string) => tool(id, 'not json'), 'Tool Response parsing error'],
    ['for a call that was answered', (id: string) => [...tool(id, '1'), ...tool(id, '2', 't2')], 'waits for'],
    ['for a call that nobody made', () => tool('other', '1'), 'waits for'],
  ])('refuses a tool result %s', async (_what, results, message) => {
    const call = { name: 'order_status', arguments: {}, id: 'same' };
    rig.script.prepend({ when: /parcel/, answer: { toolCalls: [call, call] } });
    let answer: (id: string) => void = () => undefined;
    const asked = new Promise<string>((resolve) => {
      answer = resolve;
    });
    async function* events() {
      yield* [...opening, ...text('t', 'USER', 'where is my parcel', true)];
      yield* results(await asked);
    }
    const outcome = runSession(rig.createPlainBedrock(), {
      events: events(),
      onOutput: ({ toolUse }) => {
        if (typeof toolUse === 'object' && toolUse && 'toolUseId' in toolUse)
          answer(String(toolUse.toolUseId));
      },
    });
    await expect(outcome).rejects.toThrow(message);
  });
});
