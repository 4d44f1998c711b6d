import type { DirectWay } from '../../src/web/pages/page-config.ts';
import type { Speaker } from '../audio/speaker.ts';
import { GatewayConnection, type PageSocket } from '../gateway/gateway-connection.ts';
import type { TokenSource } from '../gateway/voice-token.ts';
import { gatewayCredentials } from '../nova-client/credentials.ts';
import { FallbackConnection } from '../nova-client/fallback-connection.ts';
import type { ConnectionEvents, VoiceConnection } from '../voice-connection.ts';
import type { Choice } from './choices.ts';

export interface ConnectionParts {
  readonly choice: Choice;
  readonly direct: DirectWay | undefined;
  readonly tokens: TokenSource;
  readonly speaker: Speaker;
  readonly events: ConnectionEvents;
}

/** Makes the connection that the user has chosen. */
export function openConnection(parts: ConnectionParts): VoiceConnection {
  const { choice, direct, events } = parts;
  if (choice.way === 'gateway' || !direct) return gatewayConnection(parts, events);
  return new FallbackConnection({
    events,
    direct: (own) => directConnection(parts, direct, own),
    gateway: (own) => gatewayConnection(parts, own),
  });
}

function gatewayConnection(
  { choice, tokens, speaker }: ConnectionParts,
  events: ConnectionEvents,
): VoiceConnection {
  const { model, language } = choice;
  const url = `${location.origin.replace(/^http/, 'ws')}/voice`;
  return new GatewayConnection({ url, tokens, speaker, events, model, language, openSocket });
}

/** Loads the SDK, which is far larger than the rest of the page. */
async function directConnection(
  { tokens, speaker }: ConnectionParts,
  { instructions, endpoint }: DirectWay,
  events: ConnectionEvents,
): Promise<VoiceConnection> {
  const { DirectConnection } = await import('../nova-client/direct-connection.ts');
  const credentials = gatewayCredentials({ token: async () => (await tokens.take()).token });
  return new DirectConnection({ events, speaker, credentials, endpoint, systemPrompt: instructions });
}

function openSocket(url: string): PageSocket {
  return new WebSocket(url);
}
