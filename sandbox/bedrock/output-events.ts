import { randomUUID } from 'node:crypto';

export type OutputEvent = Readonly<Record<string, unknown>>;
export type StopReason = 'PARTIAL_TURN' | 'END_TURN' | 'INTERRUPTED';

/** The caller-visible part of a stream's output: builds each event with the ids the vendor puts on it. */
export class OutputEvents {
  readonly sessionId = randomUUID();
  readonly #send: (event: OutputEvent) => void;
  readonly #usageEverywhere: () => boolean;
  readonly #completionId = randomUUID();
  #promptName = '';

  /** @param usageEverywhere whether tokens are reported before every event */
  constructor(send: (event: OutputEvent) => void, usageEverywhere: () => boolean = () => false) {
    this.#send = send;
    this.#usageEverywhere = usageEverywhere;
  }

  set promptName(name: string) {
    this.#promptName = name;
  }

  completionStart(): void {
    this.#emit('completionStart', {});
  }

  completionEnd(): void {
    this.#emit('completionEnd', { stopReason: 'END_TURN' });
  }

  /** Tokens since the last such event. The vendor's totals are per stream; nobody should need them. */
  usage(delta: { readonly input: TokenCount; readonly output: TokenCount }): void {
    const sum = (count: TokenCount) => count.speechTokens + count.textTokens;
    this.#emit('usageEvent', {
      totalInputTokens: sum(delta.input),
      totalOutputTokens: sum(delta.output),
      totalTokens: sum(delta.input) + sum(delta.output),
      details: { delta, total: delta },
    });
  }

  /** A whole text block. The caller's words are always FINAL and PARTIAL_TURN. */
  text(block: {
    readonly role: 'USER' | 'ASSISTANT';
    readonly stage: 'SPECULATIVE' | 'FINAL';
    readonly text: string;
    readonly stopReason: StopReason;
  }): void {
    const { role, stage, text, stopReason } = block;
    const contentId = randomUUID();
    this.#emit('contentStart', {
      contentId,
      type: 'TEXT',
      role,
      textOutputConfiguration: { mediaType: 'text/plain' },
      additionalModelFields: JSON.stringify({ generationStage: stage }),
    });
    this.#emit('textOutput', { contentId, content: text, role });
    this.#emit('contentEnd', { contentId, type: 'TEXT', stopReason });
  }

  /** @returns the contentId of the new block */
  audioStart(sampleRateHertz: number): string {
    const contentId = randomUUID();
    this.#emit('contentStart', {
      contentId,
      type: 'AUDIO',
      role: 'ASSISTANT',
      audioOutputConfiguration: {
        mediaType: 'audio/lpcm',
        sampleRateHertz,
        sampleSizeBits: 16,
        channelCount: 1,
        encoding: 'base64',
        audioType: 'SPEECH',
      },
    });
    return contentId;
  }

  /** `content`: base64 PCM. */
  audio(contentId: string, content: string): void {
    this.#emit('audioOutput', { contentId, content, role: 'ASSISTANT' });
  }

  audioEnd(contentId: string, stopReason: StopReason): void {
    this.#emit('contentEnd', { contentId, type: 'AUDIO', stopReason });
  }

  /** A whole tool block. `content`: the arguments as the model wrote them. @returns its toolUseId */
  tool(toolName: string, content: string, toolUseId: string = randomUUID()): string {
    const contentId = randomUUID();
    this.#emit('contentStart', {
      contentId,
      type: 'TOOL',
      role: 'TOOL',
      toolUseOutputConfiguration: { mediaType: 'application/json' },
    });
    this.#emit('toolUse', { contentId, toolName, toolUseId, content });
    this.#emit('contentEnd', { contentId, type: 'TOOL', stopReason: 'TOOL_USE' });
    return toolUseId;
  }

  /** Any event, known to the vendor or not. */
  custom(name: string, fields: OutputEvent): void {
    this.#emit(name, fields);
  }

  #emit(name: string, fields: OutputEvent): void {
    if (this.#usageEverywhere() && name !== 'usageEvent') this.usage({ input: NO_TOKENS, output: NO_TOKENS });
    const ids = {
      sessionId: this.sessionId,
      promptName: this.#promptName,
      completionId: this.#completionId,
    };
    this.#send({ event: { [name]: { ...ids, ...fields } } });
  }
}

const NO_TOKENS: TokenCount = { speechTokens: 0, textTokens: 0 };

export interface TokenCount {
  readonly speechTokens: number;
  readonly textTokens: number;
}
