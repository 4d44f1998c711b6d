import { randomUUID } from 'node:crypto';
import { isSaidAgain, type VoiceEvent } from '../../events.ts';

/** The stream that is asked, as far as work goes. */
export interface Worker {
  readonly number: number;
  readonly client: { speak(text: string): string };
}

interface OpenLine {
  readonly speakId: string;
  readonly text: string;
  readonly worker: number;
  readonly askedAtMs: number;
  /** Once the model speaks it. */
  responseId: string | undefined;
}

interface OpenTool {
  readonly worker: number;
  readonly name: string;
  readonly askedAtMs: number;
}

/** A call that was not answered by then never will be: some are answered by deeds, such as a hand-off. */
const TOOL_WITHIN_MS = 15_000;

/** A line that was not spoken by then is out of place: nobody must hear a greeting in the middle of a call. */
const LINE_WITHIN_MS = 20_000;

/** A stream that has not been opened yet. */
const NOBODY = 0;

/**
 * What the model still owes: lines it was asked to speak, messages to answer, tools it has called. Ids of lines
 * are ours, so that a line can be asked again of another stream.
 */
export class OpenWork {
  /** By the id that the asked stream gave. */
  readonly #lines = new Map<string, OpenLine>();
  readonly #tools = new Map<string, OpenTool>();
  #texts: string[] = [];
  /** So many of the texts came before the answer that is being given. */
  #textsInAnswer = 0;

  get hasLines(): boolean {
    this.#forgetOldLines();
    return this.#lines.size > 0;
  }

  /** Messages without an answer, oldest first. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  /** Whether a tool's result is still to come, whoever asked for it. */
  get awaitsTool(): boolean {
    return this.#openTools.length > 0;
  }

  /** Whether this stream waits for anything. */
  isBusy(worker: number): boolean {
    return this.hasLines || this.#openTools.some((tool) => tool.worker === worker);
  }

  /** @returns our id of the line. Without a worker it waits for the first one. */
  speak(text: string, worker: Worker | undefined): string {
    const speakId = `line_${randomUUID()}`;
    this.#ask({ speakId, text, worker: NOBODY, askedAtMs: performance.now(), responseId: undefined }, worker);
    return speakId;
  }

  /** The last open line is asked of another stream; earlier ones are outdated. Lines of `except` stay. */
  moveLines(worker: Worker, except?: number | undefined): void {
    this.#forgetOldLines();
    const open = [...this.#lines].filter(([, line]) => line.worker !== except);
    for (const [askedId] of open) this.#lines.delete(askedId);
    const last = open.at(-1)?.[1];
    if (last) this.#ask(last, worker);
  }

  /** The caller has interrupted: a line that is being spoken needs not be spoken again. */
  interrupted(): void {
    for (const [askedId, { responseId }] of this.#lines) {
      if (responseId !== undefined) this.#lines.delete(askedId);
    }
  }

  /** A message that must be answered, by this stream or the next. */
  owe(text: string): void {
    this.#texts.push(text);
  }

  /** Follows a stream, and puts our ids in place of its own. */
  translate(event: VoiceEvent, worker: number): VoiceEvent {
    switch (event.type) {
      case 'response.function_call':
        this.#tools.set(event.callId, { worker, name: event.name, askedAtMs: performance.now() });
        return event;
      case 'response.created': {
        this.#textsInAnswer = this.#texts.length;
        const line = event.speakId === undefined ? undefined : this.#lines.get(event.speakId);
        if (!line) return event;
        line.responseId = event.responseId;
        return { ...event, speakId: line.speakId };
      }
      case 'response.done':
        this.#finish(event);
        return event;
      default:
        return event;
    }
  }

  takeTool(callId: string): OpenTool | undefined {
    const tool = this.#tools.get(callId);
    this.#tools.delete(callId);
    return tool;
  }

  get #openTools(): OpenTool[] {
    const oldestMs = performance.now() - TOOL_WITHIN_MS;
    return [...this.#tools.values()].filter(({ askedAtMs }) => askedAtMs > oldestMs);
  }

  #ask(line: OpenLine, worker: Worker | undefined): void {
    const askedId = worker?.client.speak(line.text) ?? line.speakId;
    this.#lines.set(askedId, { ...line, worker: worker?.number ?? NOBODY, responseId: undefined });
  }

  /** One that is being spoken has an end of its own. */
  #forgetOldLines(): void {
    const oldestMs = performance.now() - LINE_WITHIN_MS;
    for (const [askedId, { askedAtMs, responseId }] of this.#lines) {
      if (askedAtMs <= oldestMs && responseId === undefined) this.#lines.delete(askedId);
    }
  }

  /** A line that the model itself has failed at is over: nobody must hear it minutes later. */
  #finish(event: Extract<VoiceEvent, { type: 'response.done' }>): void {
    for (const [askedId, line] of this.#lines) {
      if (line.responseId === event.responseId && !isSaidAgain(event)) this.#lines.delete(askedId);
    }
    if (event.status === 'failed') return;
    this.#texts = this.#texts.slice(this.#textsInAnswer);
    this.#textsInAnswer = 0;
  }
}

/** How a tool's result reaches a stream that never asked for it. */
export function toolText(name: string, result: unknown): string {
  return `[Result of ${name}: ${JSON.stringify(result ?? null)}]`;
}
