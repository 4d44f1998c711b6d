import type { TextUsage } from '../../telemetry/cost.ts';

/** A JSON object that the answer must be, for models that can be held to it. */
export interface AnswerSchema {
  /** Letters, digits, dashes and underscores; at most 64. */
  readonly name: string;
  /** JSON Schema: every member required, none added. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** One request to a text model. */
export interface TextTask {
  readonly system: string;
  readonly prompt: string;
  readonly maxTokens: number;
  /** Absent: free text. */
  readonly answer?: AnswerSchema;
}

export interface TextAnswer {
  /** Undefined when the model wrote nothing, refused, or was cut off. */
  readonly text: string | undefined;
  readonly usage: TextUsage;
}

/** A model that writes, at whichever vendor. */
export interface TextModel {
  /** Who is paid, as metrics and prices name it. */
  readonly provider: 'bedrock' | 'openai';
  readonly modelId: string;
  /** One try. Rejects with the vendor's error; heeds the signal as far as its SDK does. */
  ask(task: TextTask, signal: AbortSignal): Promise<TextAnswer>;
  close(): void;
}
