import { randomUUID } from 'node:crypto';
import type { ServerHttp2Stream } from 'node:http2';
import { setTimeout as delay } from 'node:timers/promises';
import { EventLink } from '../cascade/event-link.ts';
import { readJson } from '../cascade/request-body.ts';
import { argumentsText, type ModelAnswer, type ModelScript, type ScriptedToolCall } from '../model/script.ts';
import { type ConverseAsked, malformed, readConverse } from './converse-rules.ts';
import { refuse } from './refusal.ts';

/** Characters of one piece of an answer. */
const PIECE = 7;
/** A tool's arguments are cut anywhere. */
const ARGUMENT_PIECE = 5;
const CHARACTERS_PER_TOKEN = 4;
/** Speech of one character, for endings that the script gives in milliseconds of speech. */
const MS_PER_CHARACTER = 60;

/** A text model behind `ConverseStream`, which answers by the script of the speech models. */
export class ConversingModel {
  readonly requests: ConverseAsked[] = [];
  /** Before the first words, milliseconds. */
  firstWordsMs = 0;
  /** Exceptions that end the next answers, after their first words or before them. */
  readonly failures: { readonly type: string; readonly afterWords: boolean }[] = [];
  /** While true, a temperature is refused, as newer models do. */
  refusesTemperature = false;
  readonly #script: ModelScript;
  #hangs = 0;

  constructor(script: ModelScript) {
    this.#script = script;
  }

  /** The next request is accepted and never answered. */
  hangNext(): void {
    this.#hangs += 1;
  }

  async serve(http: ServerHttp2Stream): Promise<void> {
    const asked = readConverse(await readJson(http));
    if ('status' in asked) return refuse(http, asked);
    if (this.refusesTemperature && asked.hasTemperature)
      return refuse(http, malformed('temperature: Extra inputs are not permitted'));
    this.requests.push(asked);
    const link = new EventLink(http, {
      chain: undefined,
      onEvent: () => undefined,
      onInputEnd: () => undefined,
    });
    link.start();
    if (this.#hangs > 0) {
      this.#hangs -= 1;
      return;
    }
    await this.#answer(link, asked);
  }

  async #answer(link: EventLink, asked: ConverseAsked): Promise<void> {
    const answer = this.#script.answer(promptOf(asked));
    const failure = this.failures.shift();
    await delay(this.firstWordsMs + (answer.thinkMs ?? 0), undefined, { ref: false });
    link.send('messageStart', { role: 'assistant' });
    if (failure && !failure.afterWords) return link.exception(failure.type, 'The model failed.');
    const text = spokenPart(answer);
    for (let at = 0; at < text.length; at += PIECE) {
      sendDelta(link, 0, { text: text.slice(at, at + PIECE) });
    }
    if (text !== '') link.send('contentBlockStop', { contentBlockIndex: 0 });
    if (failure || answer.ending === 'failed')
      return link.exception(failure?.type ?? 'modelStreamErrorException', 'The model failed.');
    const calls = answer.toolCalls ?? [];
    for (const [index, call] of calls.entries()) sendCall(link, index + 1, call);
    link.send('messageStop', { stopReason: stopReason(answer) });
    link.send('metadata', { usage: usageOf(asked, text), metrics: { latencyMs: this.firstWordsMs } });
    link.end();
  }
}

/** What was said or brought last. */
function promptOf({ messages }: ConverseAsked): string {
  const { text = '', results = [] } = messages.at(-1) ?? {};
  const newest = text.split('\n').at(-1) ?? '';
  return newest === '' ? results.join('\n') : newest;
}

function spokenPart({ text = '', ending, spokenMs = 0 }: ModelAnswer): string {
  if (ending === undefined || ending === 'written') return text;
  return text.slice(0, Math.floor(spokenMs / MS_PER_CHARACTER));
}

function stopReason({ ending, toolCalls = [] }: ModelAnswer): string {
  if (ending === 'content_filter') return 'content_filtered';
  if (ending === 'max_output_tokens') return 'max_tokens';
  return toolCalls.length > 0 ? 'tool_use' : 'end_turn';
}

function sendCall(link: EventLink, contentBlockIndex: number, call: ScriptedToolCall): void {
  const toolUseId = call.id ?? `tooluse_${randomUUID()}`;
  link.send('contentBlockStart', { contentBlockIndex, start: { toolUse: { toolUseId, name: call.name } } });
  const written = argumentsText(call);
  for (let at = 0; at < written.length; at += ARGUMENT_PIECE) {
    sendDelta(link, contentBlockIndex, { toolUse: { input: written.slice(at, at + ARGUMENT_PIECE) } });
  }
  link.send('contentBlockStop', { contentBlockIndex });
}

function sendDelta(link: EventLink, contentBlockIndex: number, delta: unknown): void {
  link.send('contentBlockDelta', { contentBlockIndex, delta });
}

function usageOf({ system, messages }: ConverseAsked, text: string) {
  const characters = system.length + messages.reduce((sum, message) => sum + message.text.length, 0);
  const inputTokens = Math.ceil(characters / CHARACTERS_PER_TOKEN);
  const outputTokens = Math.max(1, Math.ceil(text.length / CHARACTERS_PER_TOKEN));
  return { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens };
}
