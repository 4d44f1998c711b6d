/** Input events by hand, as no client of ours would send them. Keys are event names. */
export type NovaEvent = Readonly<Record<string, object>>;

/** The prompt name that every event here has. */
export const P = { promptName: 'p' };
export const FORMAT = {
  mediaType: 'audio/lpcm',
  sampleRateHertz: 8000,
  sampleSizeBits: 16,
  channelCount: 1,
  audioType: 'SPEECH',
  encoding: 'base64',
};
export const inferenceConfiguration = { maxTokens: 1024, topP: 0.9, temperature: 0.7 };
const textOutputConfiguration = { mediaType: 'text/plain' };
export const toolUseOutputConfiguration = { mediaType: 'application/json' };
export const audioOutputConfiguration = { ...FORMAT, voiceId: 'matthew' };

export const session: NovaEvent = { sessionStart: { inferenceConfiguration } };
export const prompt: NovaEvent = { promptStart: { ...P, textOutputConfiguration, audioOutputConfiguration } };

export function textStart(name: string, role: string, interactive = false): NovaEvent {
  const start = { ...P, contentName: name, type: 'TEXT', interactive, role };
  return { contentStart: { ...start, textInputConfiguration: { mediaType: 'text/plain' } } };
}
export const textInput = (name: string, content: string): NovaEvent => ({
  textInput: { ...P, contentName: name, content },
});
export const end = (name: string): NovaEvent => ({ contentEnd: { ...P, contentName: name } });
export function text(name: string, role: string, content = 'words', interactive = false): NovaEvent[] {
  return [textStart(name, role, interactive), textInput(name, content), end(name)];
}
export function audioStart(format: object = FORMAT): NovaEvent {
  const start = { ...P, contentName: 'audio', type: 'AUDIO', interactive: true, role: 'USER' };
  return { contentStart: { ...start, audioInputConfiguration: format } };
}
export const audio: NovaEvent = {
  audioInput: { ...P, contentName: 'audio', content: Buffer.alloc(320).toString('base64') },
};
export function tool(toolUseId: string, content: unknown, contentName = 'tool'): NovaEvent[] {
  const toolResultInputConfiguration = {
    toolUseId,
    type: 'TEXT',
    textInputConfiguration: textOutputConfiguration,
  };
  const start = { ...P, contentName, type: 'TOOL', interactive: false, role: 'TOOL' };
  return [
    { contentStart: { ...start, toolResultInputConfiguration } },
    { toolResult: { ...P, contentName, content } },
    end(contentName),
  ];
}
export function promptWith(fields: object): NovaEvent {
  return { promptStart: { ...prompt.promptStart, ...fields } };
}
export function promptWithSchema(json: unknown): NovaEvent {
  const toolSpec = { name: 'order_status', description: 'Finds an order.', inputSchema: { json } };
  return promptWith({ toolUseOutputConfiguration, toolConfiguration: { tools: [{ toolSpec }] } });
}

export const system = text('system', 'SYSTEM');
export const opening = [session, prompt, ...system, audioStart()];
export const closing: NovaEvent[] = [end('audio'), { promptEnd: P }, { sessionEnd: {} }];
export const history = (count: number) =>
  Array.from({ length: count }, (_, i) => text(`h${i}`, i % 2 === 0 ? 'USER' : 'ASSISTANT')).flat();
