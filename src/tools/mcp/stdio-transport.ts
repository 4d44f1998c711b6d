import type { Transport } from '@modelcontextprotocol/client';
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import type { McpStdioServer } from './server-settings.ts';

/** One message, so also the whole list of tools. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

/**
 * A server that is a process of this machine. It gets the usual environment of a program (PATH, HOME, …) and what its
 * section names, never the secrets of the gateway. What it writes to its error output is dropped: it may quote a call.
 */
export function openStdioTransport({ command, args, env }: McpStdioServer): Transport {
  return new StdioClientTransport({
    command,
    args: [...args],
    env: { ...getDefaultEnvironment(), ...env },
    stderr: 'ignore',
    maxBufferSize: MAX_MESSAGE_BYTES,
  });
}
