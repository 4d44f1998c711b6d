import { type Fields, InputFault, invalid, objectAt, parseJson, textAt, wordAt } from './event-fields.ts';
import { HistoryRules } from './history-rules.ts';
import {
  checkAudioFormat,
  checkPromptStart,
  checkSessionStart,
  type PromptFacts,
  type SampleRate,
} from './prompt-rules.ts';

/** What an accepted event means to the model. */
export type ModelInput =
  | ({ readonly type: 'prompt'; readonly promptName: string } & PromptFacts)
  | { readonly type: 'system' | 'user_history' | 'assistant_history' | 'user_text'; readonly text: string }
  | { readonly type: 'audio_opened'; readonly inputRateHz: SampleRate }
  | { readonly type: 'audio'; readonly pcm: Buffer }
  | { readonly type: 'tool_result'; readonly toolUseId: string; readonly result: string }
  | { readonly type: 'session_ended' };

interface OpenContent {
  readonly kind: 'system' | 'user_history' | 'assistant_history' | 'user_text' | 'audio' | 'tool';
  readonly toolUseId?: string;
  text: string;
}

const MAX_TEXT_INPUT_BYTES = 1024;

/**
 * The order and shape of the input stream, as strict as the vendor's guide: sessionStart, promptStart, SYSTEM
 * text, history, one AUDIO block with texts and tool results beside it, contentEnd, promptEnd, sessionEnd.
 */
export class InputRules {
  #state: 'session' | 'prompt' | 'system' | 'history' | 'audio' | 'audio_over' | 'prompt_over' | 'over' =
    'session';
  #promptName = '';
  #endpointing = '';
  readonly #history = new HistoryRules();
  readonly #usedNames = new Set<string>();
  readonly #open = new Map<string, OpenContent>();
  readonly #awaitedTools = new Set<string>();
  readonly #answeredTools = new Set<string>();

  /** The model has asked for a tool; only such an id may be answered, once, however often the model asks. */
  expectToolResult(toolUseId: string): void {
    if (!this.#answeredTools.has(toolUseId)) this.#awaitedTools.add(toolUseId);
  }

  /** How soon a pause ends the caller's turn: what the session was started with. */
  get endpointing(): string {
    return this.#endpointing;
  }

  /** Whether the whole closing order was seen. */
  get closedInOrder(): boolean {
    return this.#state === 'over';
  }

  /**
   * Takes one event, `{"event":{"<name>":{…}}}`.
   * @throws InputFault when the vendor would not accept it here
   */
  accept(name: string, fields: Fields): ModelInput | undefined {
    if (this.#state === 'over') throw invalid('Nothing may follow sessionEnd.');
    switch (name) {
      case 'sessionStart':
        return this.#startSession(fields);
      case 'promptStart':
        return this.#startPrompt(fields);
      case 'contentStart':
        return this.#startContent(fields);
      case 'textInput':
        return this.#addText(fields);
      case 'audioInput':
        return this.#addAudio(fields);
      case 'toolResult':
        return this.#addToolResult(fields);
      case 'contentEnd':
        return this.#endContent(fields);
      case 'promptEnd':
        return this.#endPrompt(fields);
      case 'sessionEnd':
        return this.#endSession();
      default:
        throw invalid(`${name} is not an input event.`);
    }
  }

  #startSession(fields: Fields): undefined {
    this.#mustBe('sessionStart', 'session');
    this.#endpointing = checkSessionStart(fields);
    this.#state = 'prompt';
  }

  #startPrompt(fields: Fields): ModelInput {
    this.#mustBe('promptStart', 'prompt');
    this.#promptName = textAt(fields, 'promptName');
    const prompt = checkPromptStart(fields);
    this.#state = 'system';
    return { type: 'prompt', promptName: this.#promptName, ...prompt };
  }

  #startContent(fields: Fields): ModelInput | undefined {
    const name = this.#newContentName(fields);
    const type = wordAt(fields, 'type', ['TEXT', 'AUDIO', 'TOOL']);
    if (type === 'TEXT') this.#open.set(name, { kind: this.#textKind(fields), text: '' });
    else if (type === 'TOOL') this.#open.set(name, this.#toolContent(fields));
    else return this.#startAudio(name, fields);
    return undefined;
  }

  #newContentName(fields: Fields): string {
    this.#checkPromptName(fields);
    const name = textAt(fields, 'contentName');
    if (this.#usedNames.has(name)) throw invalid(`contentName ${name} was used before.`);
    if (this.#openText) throw invalid('A content may not start inside a text or tool content.');
    this.#usedNames.add(name);
    return name;
  }

  #textKind(fields: Fields): OpenContent['kind'] {
    wordAt(objectAt(fields, 'textInputConfiguration'), 'mediaType', ['text/plain']);
    const role = wordAt(fields, 'role', ['SYSTEM', 'SYSTEM_SPEECH', 'USER', 'ASSISTANT']);
    const interactive = fields.interactive === true;
    if (role === 'SYSTEM' || role === 'SYSTEM_SPEECH') {
      this.#mustBe('The system prompt', role === 'SYSTEM' ? 'system' : 'history');
      this.#state = 'history';
      return 'system';
    }
    if (interactive && role === 'USER') {
      this.#mustBe('Interactive text', 'audio');
      return 'user_text';
    }
    if (this.#state === 'audio') {
      throw new InputFault('Chat history should be sent completely before streaming audio.');
    }
    this.#mustBe('Chat history', 'history');
    return role === 'USER' ? 'user_history' : 'assistant_history';
  }

  #toolContent(fields: Fields): OpenContent {
    this.#mustBe('A tool result', 'audio');
    wordAt(fields, 'role', ['TOOL']);
    const configuration = objectAt(fields, 'toolResultInputConfiguration');
    wordAt(configuration, 'type', ['TEXT']);
    wordAt(objectAt(configuration, 'textInputConfiguration'), 'mediaType', ['text/plain']);
    const toolUseId = textAt(configuration, 'toolUseId');
    if (!this.#awaitedTools.delete(toolUseId)) throw invalid(`No tool use ${toolUseId} waits for a result.`);
    this.#answeredTools.add(toolUseId);
    return { kind: 'tool', toolUseId, text: '' };
  }

  #startAudio(name: string, fields: Fields): ModelInput {
    this.#mustBe('The audio content', 'history');
    wordAt(fields, 'role', ['USER']);
    if (fields.interactive !== true) throw invalid('The audio content must be interactive.');
    const inputRateHz = checkAudioFormat(objectAt(fields, 'audioInputConfiguration'));
    this.#open.set(name, { kind: 'audio', text: '' });
    this.#state = 'audio';
    return { type: 'audio_opened', inputRateHz };
  }

  #addText(fields: Fields): undefined {
    const content = this.#openContent(fields);
    const text = textAt(fields, 'content');
    if (content.kind === 'audio' || content.kind === 'tool')
      throw invalid('textInput in a content of another type.');
    if (Buffer.byteLength(text, 'utf8') > MAX_TEXT_INPUT_BYTES)
      throw invalid('textInput is longer than 1 KB.');
    content.text += text;
  }

  #addAudio(fields: Fields): ModelInput {
    if (this.#openContent(fields).kind !== 'audio') throw invalid('audioInput in a content of another type.');
    if (this.#openText) throw invalid('audioInput inside a text or tool content.');
    const pcm = Buffer.from(textAt(fields, 'content'), 'base64');
    if (pcm.length === 0 || pcm.length % 2 !== 0) throw invalid('audioInput holds no whole samples.');
    return { type: 'audio', pcm };
  }

  #addToolResult(fields: Fields): undefined {
    const content = this.#openContent(fields);
    if (content.kind !== 'tool') throw invalid('toolResult in a content of another type.');
    const text = fields.content;
    if (typeof text !== 'string') throw new InputFault('Tool Response parsing error');
    content.text += text;
  }

  #endContent(fields: Fields): ModelInput | undefined {
    const { kind, toolUseId, text } = this.#openContent(fields);
    this.#open.delete(textAt(fields, 'contentName'));
    if (kind === 'audio') {
      this.#state = 'audio_over';
      return undefined;
    }
    if (kind === 'tool') return toolResult(toolUseId ?? '', text);
    if (text === '') throw invalid('A text content without text.');
    if (kind === 'user_history') this.#history.add('USER', text);
    if (kind === 'assistant_history') this.#history.add('ASSISTANT', text);
    return { type: kind, text };
  }

  #endPrompt(fields: Fields): undefined {
    this.#checkPromptName(fields);
    if (this.#open.size > 0) throw invalid('promptEnd while a content is open.');
    this.#mustBe('promptEnd', 'audio_over');
    this.#state = 'prompt_over';
  }

  #endSession(): ModelInput {
    this.#mustBe('sessionEnd', 'prompt_over');
    this.#state = 'over';
    return { type: 'session_ended' };
  }

  get #openText(): boolean {
    return [...this.#open.values()].some(({ kind }) => kind !== 'audio');
  }

  #openContent(fields: Fields): OpenContent {
    this.#checkPromptName(fields);
    const content = this.#open.get(textAt(fields, 'contentName'));
    if (!content) throw invalid('The named content is not open.');
    return content;
  }

  #checkPromptName(fields: Fields): void {
    if (this.#promptName === '' || fields.promptName !== this.#promptName)
      throw invalid('Unknown promptName.');
  }

  #mustBe(what: string, state: string): void {
    if (this.#state !== state) throw invalid(`${what} is out of order.`);
  }
}

function toolResult(toolUseId: string, result: string): ModelInput {
  try {
    parseJson(result);
  } catch (cause) {
    throw new InputFault('Tool Response parsing error', { cause });
  }
  return { type: 'tool_result', toolUseId, result };
}
