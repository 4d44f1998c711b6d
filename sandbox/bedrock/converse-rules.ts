import { type Refusal, UNKNOWN_OPERATION } from './refusal.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A message as the text model was given it. */
export interface ConversedMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  /** The results of tools that it brings, as text. */
  readonly results: readonly string[];
}

export interface ConverseAsked {
  readonly system: string;
  readonly messages: readonly ConversedMessage[];
  readonly toolNames: readonly string[];
  readonly hasTemperature: boolean;
}

const KNOWN = ['messages', 'system', 'inferenceConfig', 'toolConfig'];
const KNOWN_CONFIG = ['maxTokens', 'temperature'];
const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;

/** Reads a request as strictly as the vendor. @returns the refusal of what it would not accept */
export function readConverse(body: Fields | undefined): ConverseAsked | Refusal {
  if (!body) return malformed('The request body is not a JSON object.');
  const unknown = Object.keys(body).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) return malformed(`Unknown member '${unknown}'.`);
  const config = fieldsIn(body.inferenceConfig);
  if (!Object.keys(config).every((name) => KNOWN_CONFIG.includes(name)))
    return malformed('The inferenceConfig has an unknown member.');
  const toolNames = readTools(body.toolConfig);
  if (typeof toolNames === 'string') return malformed(toolNames);
  const messages = readMessages(body.messages, toolNames);
  if (typeof messages === 'string') return malformed(messages);
  const system = listIn(body.system).map((block) => fieldsIn(block).text);
  if (!system.every(isText)) return malformed('A system block is blank.');
  return { system: system.join('\n'), messages, toolNames, hasTemperature: 'temperature' in config };
}

export function malformed(message: string): Refusal {
  return { ...UNKNOWN_OPERATION, status: 400, errorType: 'ValidationException', message };
}

function readTools(config: unknown): readonly string[] | string {
  if (config === undefined) return [];
  const specs = listIn(fieldsIn(config).tools).map((tool) => fieldsIn(fieldsIn(tool).toolSpec));
  if (specs.length === 0) return 'toolConfig holds no tool.';
  for (const { name, inputSchema } of specs) {
    if (!TOOL_NAME.test(String(name))) return 'The name of a tool is not allowed.';
    if (typeof fieldsIn(inputSchema).json !== 'object') return 'The schema of a tool must be a JSON object.';
  }
  return specs.map(({ name }) => String(name));
}

function readMessages(given: unknown, tools: readonly string[]): readonly ConversedMessage[] | string {
  const messages: ConversedMessage[] = [];
  let asked: readonly string[] = [];
  for (const [index, message] of listIn(given).entries()) {
    const { role, content } = fieldsIn(message);
    const blocks = listIn(content).map(fieldsIn);
    const due = index % 2 === 0 ? 'user' : 'assistant';
    if (role !== due)
      return 'A conversation must start with a user message and alternate between user and assistant.';
    if (blocks.length === 0) return 'The content of a message is empty.';
    const answered = blocks.flatMap(({ toolResult }) =>
      toolResult ? [String(fieldsIn(toolResult).toolUseId)] : [],
    );
    if (asked.some((id) => !answered.includes(id)) || answered.some((id) => !asked.includes(id)))
      return 'Expected toolResult blocks for the toolUse blocks of the previous turn.';
    const uses = blocks.flatMap(({ toolUse }) => (toolUse ? [fieldsIn(toolUse)] : []));
    if (uses.some(({ input }) => typeof input !== 'object'))
      return 'The input of a toolUse must be an object.';
    if (uses.length > 0 && tools.length === 0) return 'toolConfig must be defined when using toolUse blocks.';
    asked = uses.map(({ toolUseId }) => String(toolUseId));
    const texts = blocks.flatMap((block) => ('text' in block ? [block.text] : []));
    if (!texts.every(isText)) return 'A text block is blank.';
    messages.push({ role: due, text: texts.join('\n'), results: blocks.flatMap(resultsIn) });
  }
  if (messages.at(-1)?.role !== 'user') return 'The conversation must end with a user message.';
  return messages;
}

function resultsIn({ toolResult }: Fields): string[] {
  return listIn(fieldsIn(toolResult).content).map((block) => String(fieldsIn(block).text ?? ''));
}

function isText(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== '';
}

function fieldsIn(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
