import type { CallToolResult } from '@modelcontextprotocol/client';
import { ToolError } from '../../errors.ts';
import type { Secrets } from '../secrets.ts';
import { shownText } from '../shown-text.ts';
import { ToolFailure } from '../tool-failure.ts';

const MAX_FAULT_CHARS = 500;

/**
 * What a result has for a phone call: its structured content, or else its text. Pictures, sounds, files and links are
 * left out.
 * @throws ToolError when the tool says that it failed, or when nothing is left
 */
export function resultValue(result: CallToolResult, secrets: Pick<Secrets, 'mask' | 'maskValue'>): unknown {
  const text = textOf(result);
  if (result.isError === true) {
    throw new ToolFailure('The MCP tool reported an error', shownText(secrets.mask(text), MAX_FAULT_CHARS));
  }
  const { structuredContent } = result;
  if (structuredContent !== undefined) return secrets.maskValue(structuredContent);
  if (text === '') throw new ToolError('tool_result_unusable', 'The result of the MCP tool has no text');
  return secrets.maskValue(parsedText(text));
}

function textOf({ content }: CallToolResult): string {
  return content
    .flatMap((block) => (block.type === 'text' ? [block.text] : []))
    .join('\n')
    .trim();
}

/** Many servers send JSON as text: the model reads it better as data. */
function parsedText(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
