import type { Dispatcher } from 'undici';
import { ToolError } from '../../errors.ts';
import { isIdentity } from '../guard-rails/guarded-fetch.ts';
import { MAX_READ_BYTES } from '../limits.ts';

/** The body of an answer. */
export interface AnswerBody {
  /** `empty`: the server said nothing, for example with 204. */
  readonly kind: 'json' | 'text' | 'empty';
  readonly text: string;
}

const JSON_TYPE = /^application\/(json|[\w.+-]+\+json)$/;
const TEXT_TYPES: readonly string[] = ['text/plain', 'text/markdown', 'text/csv'];
const CHARSETS: readonly string[] = ['utf-8', 'utf8', 'us-ascii'];

/**
 * Reads an answer while it arrives, and no further than the limit.
 * @throws ToolError `tool_result_unusable` when it is too long, compressed, or neither JSON nor text in UTF-8
 */
export async function readAnswer({
  headers,
  body,
}: Pick<Dispatcher.ResponseData, 'headers' | 'body'>): Promise<AnswerBody> {
  try {
    if (!isIdentity(single(headers['content-encoding']))) throw unusable('The answer is compressed');
    if (Number(single(headers['content-length'])) > MAX_READ_BYTES) throw tooLong();
    const bytes = await readBytes(body);
    if (bytes.length === 0) return { kind: 'empty', text: '' };
    return { kind: kindOf(single(headers['content-type'])), text: decode(bytes) };
  } finally {
    // What was not read must not keep the connection.
    body.destroy();
  }
}

async function readBytes(body: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > MAX_READ_BYTES) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function kindOf(contentType: string | undefined): 'json' | 'text' {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((part) => part.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && !CHARSETS.includes(charset.replaceAll('"', ''))) {
    throw unusable('The answer is not in UTF-8');
  }
  if (JSON_TYPE.test(type)) return 'json';
  if (TEXT_TYPES.includes(type)) return 'text';
  throw unusable('The answer is neither JSON nor plain text by its content-type');
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw unusable('The answer is not valid UTF-8', { cause: error });
  }
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header;
}

function tooLong(): ToolError {
  return unusable(`The answer is longer than ${MAX_READ_BYTES} bytes`);
}

export function unusable(problem: string, options?: ErrorOptions): ToolError {
  return new ToolError('tool_result_unusable', problem, options);
}
