import type { ToolResultOptions, VoiceClientBase } from '../../client.ts';
import type { VoiceEvent } from '../../events.ts';
import { toolResultText } from '../prompts.ts';
import { PendingLines } from './pending-lines.ts';

/** A stream, as far as it is given work. */
export interface WorkingStream {
  readonly number: number;
  readonly client: Pick<VoiceClientBase, 'sendText' | 'sendToolResult' | 'speak'>;
}

/** The answer to one tool call. */
export interface ToolReply extends ToolResultOptions {
  readonly callId: string;
  readonly result: unknown;
}

interface PendingTool {
  /** Number of the stream that called it. */
  readonly stream: number;
  readonly name: string;
  readonly calledAtMs: number;
}

/**
 * A call without a result by then never gets one: some tools end in a deed, such as a hand-off. The slowest of the
 * other tools answers after 20 s.
 */
const RESULT_WITHIN_MS = 25_000;

/** What the model still owes: lines it was asked to speak, messages to answer, tools it has called. */
export class PendingWork {
  readonly #lines = new PendingLines();
  readonly #tools = new Map<string, PendingTool>();
  #texts: string[] = [];
  /** How many of the texts came before the answer that is being given. */
  #textsInAnswer = 0;

  get hasLines(): boolean {
    return !this.#lines.isEmpty;
  }

  /** Messages without an answer, oldest first. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  /** Whether a tool's result is still to come, whichever stream has called the tool. */
  get awaitsTool(): boolean {
    return this.#runningTools.length > 0;
  }

  /** Whether this stream has a line to speak or waits for a tool. @param stream its number */
  isBusy(stream: number): boolean {
    return this.hasLines || this.#runningTools.some((tool) => tool.stream === stream);
  }

  /** @returns our id of the line. Without a stream it waits for the first one. */
  speak(text: string, stream: WorkingStream | undefined): string {
    return this.#lines.speak(text, stream);
  }

  /** Asks another stream for the newest line; older ones are outdated. The lines of stream `except` stay. */
  moveLines(stream: WorkingStream, except?: number | undefined): void {
    this.#lines.moveTo(stream, except);
  }

  /** Sends a message that must be answered, by this stream or the next one. */
  sendText(text: string, stream: WorkingStream | undefined): void {
    this.#texts.push(text);
    stream?.client.sendText(text);
  }

  /**
   * Sends a tool's result to the stream that called the tool; another stream would refuse its id, and gets it as text.
   * A quiet one need not be told to another stream at all.
   * @returns whether an answer is owed for it: the model waits for the results of all its calls
   */
  sendToolResult({ callId, result, quiet = false }: ToolReply, stream: WorkingStream | undefined): boolean {
    const tool = this.#tools.get(callId);
    this.#tools.delete(callId);
    if (tool && tool.stream !== stream?.number) {
      if (!quiet) this.sendText(toolResultText(tool.name, result), stream);
      return !quiet;
    }
    stream?.client.sendToolResult(callId, result, { quiet });
    if (tool && !quiet) this.#texts.push(toolResultText(tool.name, result));
    return tool !== undefined && !quiet && !this.awaitsTool;
  }

  /** The caller has interrupted: a line that is being spoken need not be spoken again. */
  interrupted(): void {
    this.#lines.interrupted();
  }

  /** Follows a stream's events, and replaces the stream's ids of lines with ours. @param stream its number */
  translate(event: VoiceEvent, stream: number): VoiceEvent {
    switch (event.type) {
      case 'response.function_call':
        this.#tools.set(event.callId, { stream, name: event.name, calledAtMs: performance.now() });
        return event;
      case 'response.created':
        this.#textsInAnswer = event.beforeResult ? 0 : this.#texts.length;
        return this.#lines.begin(event);
      case 'response.done':
        this.#lines.finish(event);
        if (event.status !== 'failed') this.#textsAnswered();
        return event;
      default:
        return event;
    }
  }

  get #runningTools(): PendingTool[] {
    const oldestMs = performance.now() - RESULT_WITHIN_MS;
    return [...this.#tools.values()].filter(({ calledAtMs }) => calledAtMs > oldestMs);
  }

  #textsAnswered(): void {
    this.#texts = this.#texts.slice(this.#textsInAnswer);
    this.#textsInAnswer = 0;
  }
}
