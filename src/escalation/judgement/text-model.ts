import type { TextUsage } from '../../telemetry/cost.ts';

/** The JSON object that a model must answer with, where the model supports it. */
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
  /** Absent for free text. */
  readonly answer?: AnswerSchema;
}

/** What a model answered, and the tokens that it used. */
export interface TextAnswer {
  /** Undefined when the model wrote nothing, refused, or was cut off. */
  readonly text: string | undefined;
  readonly usage: TextUsage;
}

/** A text model of any vendor. */
export interface TextModel {
  /** The vendor, as metrics and prices name it. */
  readonly provider: 'bedrock' | 'openai';
  readonly modelId: string;
  /** Makes one attempt. Rejects with the vendor's error. The vendor's SDK decides how soon it obeys the signal. */
  ask(task: TextTask, signal: AbortSignal): Promise<TextAnswer>;
  close(): void;
}
