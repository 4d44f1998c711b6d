import type { BedrockStream } from '../../sandbox/bedrock/stream.ts';
import type { OpenAISession } from '../../sandbox/openai/session.ts';
import type { LiveSession } from '../../sandbox/openai-live/live-session.ts';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import type { CallerLine } from './caller-line.ts';

interface RememberedTurn {
  readonly role: string;
  readonly text: string;
  /** Where the provider can cut its memory: to what. */
  readonly truncatedAtMs?: number | undefined;
}

/** One session at a sandbox model, whichever the provider. */
export interface ModelSession {
  /** As the gateway stores it in `providerSessionId`. */
  readonly id: string;
  readonly memory: readonly RememberedTurn[];
  /** What the model was told to be. */
  readonly instructions: string;
  /** All caller audio that came: PCM16, 8 kHz. */
  readonly received: Int16Array;
}

/** Every session that the phone's provider has served, oldest first. */
export function modelSessions({
  provider,
  network,
}: Pick<CallerLine, 'provider' | 'network'>): readonly ModelSession[] {
  if (provider === 'openai-live') return network.openai.liveSessions.map(ofLive);
  return provider === 'openai' ? network.openai.sessions.map(ofOpenAI) : network.bedrock.streams.map(ofNova);
}

/** Sessions that are open now at the phone's provider. */
export function openModelSessions({ provider, network }: Pick<CallerLine, 'provider' | 'network'>): number {
  if (provider !== 'nova') return network.openai.connections;
  return network.bedrock.streams.filter(({ open }) => open).length;
}

function ofOpenAI(session: OpenAISession, index: number): ModelSession {
  return {
    id: `sess_${index + 1}`,
    get memory() {
      return session.conversation;
    },
    get instructions() {
      return session.config.instructions;
    },
    get received() {
      return decodeMulaw(session.received.bytes());
    },
  };
}

function ofLive(session: LiveSession): ModelSession {
  return {
    id: session.id,
    get memory() {
      return session.memory.turns;
    },
    get instructions() {
      return session.config?.instructions ?? '';
    },
    get received() {
      return decodeMulaw(session.received);
    },
  };
}

function ofNova(stream: BedrockStream): ModelSession {
  return {
    id: stream.sessionId,
    get memory() {
      return stream.conversation;
    },
    get instructions() {
      return stream.conversation.find(({ role }) => role === 'system')?.text ?? '';
    },
    get received() {
      const pcm = new Int16Array(stream.received.length / 2);
      Buffer.from(pcm.buffer).set(stream.received);
      return pcm;
    },
  };
}
