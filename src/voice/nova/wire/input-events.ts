import type { NovaEndpointing } from '../../options/nova-options.ts';
import { buildHistory, type HeardMessage } from '../turns/history.ts';
import { utf8Pieces } from '../turns/text-limits.ts';

/**
 * The vendor's limit on one textInput. Longer texts are several of them in one block.
 * @see https://docs.aws.amazon.com/nova/latest/nova2-userguide/using-conversational-speech.html
 */
const MAX_TEXT_INPUT_BYTES = 1024;

const TEXT_MEDIA = { mediaType: 'text/plain' } as const;

/** One event of the input stream: `{event: {<name>: {…}}}`. */
export interface NovaInputEvent {
  readonly event: Readonly<Record<string, unknown>>;
}

/** The names that every event of one stream repeats. UUIDs, new for each stream. */
export interface PromptNames {
  readonly promptName: string;
  /** The one audio block of the stream. */
  readonly audioName: string;
}

/** What a stream is opened with. */
export interface NovaOpening {
  readonly maxTokens: number;
  readonly topP: number;
  readonly temperature: number;
  readonly endpointing: NovaEndpointing;
  readonly voiceId: string;
  readonly instructions: string;
  /** `parameters`: JSON schema of an object. */
  readonly tools: readonly {
    readonly name: string;
    readonly description: string;
    readonly parameters: Readonly<Record<string, unknown>>;
  }[];
  readonly history: readonly HeardMessage[];
}

/** A block of text; `name` is new for every block. */
export interface TextBlock {
  readonly name: string;
  readonly role: 'SYSTEM' | 'USER' | 'ASSISTANT';
  /** True for words that the model answers immediately, false for prompt and history. */
  readonly interactive: boolean;
  readonly text: string;
}

/**
 * Everything before the first audio, in the vendor's strict order: session, prompt, system text, history,
 * the audio block's start. `newName` gives a new block name.
 */
export function buildOpening(
  opening: NovaOpening,
  context: {
    readonly rates: { readonly inputHz: number; readonly outputHz: number };
    readonly names: PromptNames;
    readonly newName: () => string;
  },
): NovaInputEvent[] {
  const { rates, names, newName } = context;
  const block = (role: TextBlock['role'], text: string) =>
    buildTextBlock(names.promptName, { name: newName(), role, interactive: false, text });
  return [
    buildSessionStart(opening),
    buildPromptStart(opening, names.promptName, rates.outputHz),
    ...block('SYSTEM', opening.instructions),
    ...buildHistory(opening.history).flatMap(({ role, text }) => block(role, text)),
    buildAudioStart(names, rates.inputHz),
  ];
}

/** The end of a stream. Without it the vendor keeps the stream's resources until a time-out. */
export function buildClosing({ promptName, audioName }: PromptNames): NovaInputEvent[] {
  return [
    { event: { contentEnd: { promptName, contentName: audioName } } },
    { event: { promptEnd: { promptName } } },
    { event: { sessionEnd: {} } },
  ];
}

/** contentStart, one textInput for each KB, contentEnd. */
export function buildTextBlock(promptName: string, block: TextBlock): NovaInputEvent[] {
  const { name: contentName, role, interactive, text } = block;
  const start = { promptName, contentName, type: 'TEXT', interactive, role };
  return [
    { event: { contentStart: { ...start, textInputConfiguration: TEXT_MEDIA } } },
    ...utf8Pieces(text, MAX_TEXT_INPUT_BYTES).map((content) => ({
      event: { textInput: { promptName, contentName, content } },
    })),
    { event: { contentEnd: { promptName, contentName } } },
  ];
}

/** Answers one toolUse. `result` becomes JSON text, and undefined becomes null, because no answer may be missing. */
export function buildToolResult(
  promptName: string,
  answer: { readonly name: string; readonly toolUseId: string; readonly result: unknown },
): NovaInputEvent[] {
  const { name: contentName, toolUseId } = answer;
  const toolResultInputConfiguration = { toolUseId, type: 'TEXT', textInputConfiguration: TEXT_MEDIA };
  const start = { promptName, contentName, type: 'TOOL', interactive: false, role: 'TOOL' };
  const content = JSON.stringify(answer.result) ?? 'null';
  return [
    { event: { contentStart: { ...start, toolResultInputConfiguration } } },
    { event: { toolResult: { promptName, contentName, content } } },
    { event: { contentEnd: { promptName, contentName } } },
  ];
}

/** Asks the model to say a line of ours word by word. */
export function buildSpeakRequest(text: string): string {
  return `Say exactly these words to the caller now, and nothing else: "${text}"`;
}

/** Asks the model to go on where a sound has stopped it. @param rest the words that the caller has not heard */
export function buildResumeRequest(rest: string): string {
  return `A sound that was not meant for you has stopped you. Go on as if nothing had happened: say exactly these words now, and nothing else: "${rest}"`;
}

/** The text that brings a late tool result to a stream that never asked for it. */
export function buildLateResult(result: unknown): string {
  return `The result of what you looked up for the caller before: ${JSON.stringify(result) ?? 'null'}`;
}

/** Builds audioInput events of one block. As this is the frame path, it puts the audio between two constant texts. */
export function audioInputEncoder({ promptName, audioName }: PromptNames): (pcmBase64: string) => string {
  const names = JSON.stringify({ promptName, contentName: audioName }).slice(0, -1);
  const prefix = `{"event":{"audioInput":${names},"content":"`;
  return (pcmBase64) => `${prefix}${pcmBase64}"}}}`;
}

function buildSessionStart(opening: NovaOpening): NovaInputEvent {
  const { maxTokens, topP, temperature, endpointing } = opening;
  return {
    event: {
      sessionStart: {
        inferenceConfiguration: { maxTokens, topP, temperature },
        turnDetectionConfiguration: { endpointingSensitivity: endpointing },
      },
    },
  };
}

function buildPromptStart(
  { tools, voiceId }: NovaOpening,
  promptName: string,
  outputHz: number,
): NovaInputEvent {
  const audioOutputConfiguration = { ...audioFormat(outputHz), voiceId };
  const toolFields = tools.length === 0 ? {} : buildToolFields(tools);
  return {
    event: {
      promptStart: {
        promptName,
        textOutputConfiguration: TEXT_MEDIA,
        audioOutputConfiguration,
        ...toolFields,
      },
    },
  };
}

function buildToolFields(tools: NovaOpening['tools']) {
  return {
    toolUseOutputConfiguration: { mediaType: 'application/json' },
    toolConfiguration: {
      tools: tools.map(({ name, description, parameters }) => ({
        // The schema is a JSON text inside the JSON.
        toolSpec: { name, description, inputSchema: { json: JSON.stringify(parameters) } },
      })),
    },
  };
}

function buildAudioStart({ promptName, audioName }: PromptNames, sampleRateHz: number): NovaInputEvent {
  return {
    event: {
      contentStart: {
        promptName,
        contentName: audioName,
        type: 'AUDIO',
        interactive: true,
        role: 'USER',
        audioInputConfiguration: audioFormat(sampleRateHz),
      },
    },
  };
}

function audioFormat(sampleRateHertz: number) {
  return {
    mediaType: 'audio/lpcm',
    sampleRateHertz,
    sampleSizeBits: 16,
    channelCount: 1,
    audioType: 'SPEECH',
    encoding: 'base64',
  } as const;
}
