import type { DirectWay } from '../../src/web/pages/page-config.ts';
import type { Speaker } from '../audio/speaker.ts';
import { GatewayConnection, type PageSocket } from '../gateway/gateway-connection.ts';
import type { TokenSource } from '../gateway/voice-token.ts';
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
export function openConnection({ choice, ...parts }: ConnectionParts): VoiceConnection {
  const { model, language } = choice;
  return new GatewayConnection({ ...parts, url: voiceAddress(), model, language, openSocket });
}

function openSocket(url: string): PageSocket {
  return new WebSocket(url);
}

function voiceAddress(): string {
  return `${location.origin.replace(/^http/, 'ws')}/voice`;
}
