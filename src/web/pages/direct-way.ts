import type { DirectWay } from './page-config.ts';

const INSTRUCTIONS = `You are a friendly voice assistant. Answer in the language of the user, in one to three short sentences.
When you do not know something, say so. You cannot look things up, and you cannot connect the user to a person.`;

interface DirectSettings {
  readonly novaInstructions?: string | undefined;
  readonly novaEndpoint?: string | undefined;
}

/** What the page needs to speak to Nova itself. */
export function directWay({ novaInstructions, novaEndpoint }: DirectSettings): DirectWay {
  return {
    instructions: novaInstructions ?? INSTRUCTIONS,
    ...(novaEndpoint !== undefined && { endpoint: novaEndpoint }),
  };
}

/** Where it connects to, as a source of the Content-Security-Policy. The browser's SDK speaks over a WebSocket. */
export function directOrigin(region: string, { novaEndpoint }: DirectSettings): string {
  if (novaEndpoint !== undefined) return novaEndpoint.replace(/^http/, 'ws');
  return `wss://bedrock-runtime.${region}.amazonaws.com`;
}
