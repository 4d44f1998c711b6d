import type { BedrockSandboxOptions } from '../../../sandbox/bedrock/server.ts';
import type { PollySandboxOptions } from '../../../sandbox/cascade/polly.ts';
import type { TranscribeSandboxOptions } from '../../../sandbox/cascade/transcribe.ts';
import type { ModelScript } from '../../../sandbox/model/script.ts';
import type { OpenAISandboxOptions } from '../../../sandbox/openai/server.ts';
import { encodeMulaw } from '../../../src/audio/mulaw.ts';
import type { VoiceCandidate } from '../../../src/voice/candidate.ts';
import type { HistoryMessage } from '../../../src/voice/client.ts';
import type { VoiceProvider } from '../../../src/voice/provider.ts';
import { NovaRig } from '../nova/nova-rig.ts';
import { OpenAIRig } from '../openai/openai-rig.ts';
import type { RefusalKind } from '../voice-client.contract.ts';
import { candidateOf } from './continuous-rig.ts';
import { stampsIn } from './stamped-speech.ts';

export interface LineOptions {
  /** What the gateway takes for the vendor's limit, milliseconds. */
  readonly limitMs?: number;
  /** What the vendor enforces; default: the same where it can tell so exactly. */
  readonly openai?: Partial<OpenAISandboxOptions>;
  readonly bedrock?: Partial<BedrockSandboxOptions>;
  readonly polly?: Partial<PollySandboxOptions>;
  readonly transcribe?: Partial<TranscribeSandboxOptions>;
  readonly name?: string;
  /** How long a stream may take to open, milliseconds. */
  readonly connectMs?: number;
  /** How long a connection may show no life, milliseconds. */
  readonly lifelessMs?: number;
}

export const FAULTS = [
  'connection lost',
  'quiet end',
  'exception',
  'time limit',
  'long history',
  'reset',
  'close 1006',
  'close 1011',
] as const;
export type Fault = (typeof FAULTS)[number];

/** The sandbox of one provider, with the same controls for each provider. */
export interface ProviderLine {
  readonly provider: VoiceProvider;
  readonly candidate: VoiceCandidate;
  readonly script: ModelScript;
  /** Stamps that reached each stream, in order of arrival. */
  stamps(): number[][];
  /** What the model of each stream remembers. */
  memories(): HistoryMessage[][];
  openStreams(): number;
  /** Faults this provider can have. */
  readonly faults: readonly Fault[];
  strike(fault: Fault): void;
  /** The newest stream sends nothing any more. */
  mute(): void;
  /** The newest stream neither reads nor sends any more; its connection stays. */
  freeze(): void;
  /** While true, answers have no sound. */
  setSilent(silent: boolean): void;
  /** From now on the model ignores sounds that are not a sentence. */
  ignoreNoise(): void;
  /** The next answer of one sentence has no sound. */
  silenceNext(): void;
  /** Makes the model say every line in other words, after an empty block of the caller, as Nova sometimes does. */
  rephrases?(line: string): void;
  /** Cuts the oldest stream that is open. */
  loseOldest(): void;
  hangNext(): void;
  refuseNext(kind: RefusalKind): void;
  stop(): Promise<void>;
}

export async function novaLine(options: LineOptions = {}): Promise<ProviderLine> {
  const {
    limitMs = 60_000,
    bedrock,
    name = 'nova/us-east-1',
    connectMs = 5_000,
    lifelessMs = 5_000,
  } = options;
  const rig = await new NovaRig(
    { speed: 100, sessionLimitMs: limitMs, ...bedrock },
    { connectMs, stallMs: lifelessMs },
  ).start();
  const { sandbox } = rig;
  const source = {
    createClient: (conversation: Parameters<typeof rig.createClient>[0]) =>
      rig.createClient(conversation, { sessionLimitMs: limitMs }),
  };
  const strikes: Partial<Record<Fault, () => void>> = {
    'connection lost': () => sandbox.destroyConnections(),
    'quiet end': () => sandbox.endQuietly(),
    exception: () => sandbox.exceptionNow('internalServerException', 'System error.'),
    'time limit': () => sandbox.exceptionNow('modelTimeoutException', 'Model has timed out.'),
    reset: () => sandbox.resetStream(),
    'long history': () => sandbox.exceptionNow('validationException', 'Chat history is over max limit.'),
  };
  return {
    provider: 'nova',
    candidate: candidateOf(source, 'nova', name),
    script: rig.script,
    stamps: () =>
      sandbox.streams.map(({ received }) => {
        const pcm = new Int16Array(received.length / 2);
        Buffer.from(pcm.buffer).set(received);
        return stampsIn(encodeMulaw(pcm));
      }),
    memories: () =>
      sandbox.streams.map(({ conversation }) =>
        conversation
          .filter(({ role }) => role !== 'system')
          .map(({ role, text }) => ({ role: role === 'user' ? 'caller' : 'assistant', text })),
      ),
    openStreams: () => sandbox.streams.filter(({ open }) => open).length,
    ...faultsOf(strikes),
    mute: () => sandbox.streams.at(-1)?.mute(),
    freeze: () => sandbox.stopReading(),
    setSilent: (silent) => {
      sandbox.silentResponses = silent;
    },
    ignoreNoise: () => {
      sandbox.ignoresNoise = true;
    },
    silenceNext: () => sandbox.silenceNext(),
    rephrases: (line) => {
      sandbox.quirks.emptyUserBlocks = true;
      sandbox.quirks.rephrase = () => line;
    },
    loseOldest: () => sandbox.streams.find(({ open }) => open)?.endQuietly(),
    hangNext: () => sandbox.hangNext(),
    refuseNext: (kind) => rig.refuseNext(kind),
    stop: () => rig.stop(),
  };
}

export async function openaiLine(options: LineOptions = {}): Promise<ProviderLine> {
  const { limitMs, openai, name = 'openai', connectMs = 5_000, lifelessMs = 5_000 } = options;
  const rig = await new OpenAIRig(
    { speed: 100, ...openai },
    { connectMs, pingIntervalMs: lifelessMs },
  ).start();
  const { sandbox } = rig;
  const source = {
    createClient: (conversation: Parameters<typeof rig.createClient>[0]) =>
      rig.createClient(conversation, limitMs),
  };
  const strikes: Partial<Record<Fault, () => void>> = {
    'connection lost': () => sandbox.dropAll(),
    'quiet end': () => sandbox.closeAll(1001, ''),
    'time limit': () => sandbox.closeAll(1001, 'Your session hit the maximum duration of 60 minutes.'),
    'close 1006': () => sandbox.sessions.at(-1)?.drop(),
    'close 1011': () => sandbox.closeAll(1011, 'keepalive ping timeout'),
  };
  return {
    provider: 'openai',
    candidate: candidateOf(source, 'openai', name),
    script: rig.script,
    stamps: () => sandbox.sessions.map(({ received }) => stampsIn(received.bytes())),
    memories: () =>
      sandbox.sessions.map(({ conversation }) =>
        conversation.map(({ role, text }) => ({ role: role === 'user' ? 'caller' : 'assistant', text })),
      ),
    openStreams: () => sandbox.connections,
    ...faultsOf(strikes),
    mute: () => sandbox.sessions.at(-1)?.mute(),
    freeze: () => sandbox.sessions.at(-1)?.freeze(),
    setSilent: (silent) => {
      sandbox.faults.silentResponses = silent;
    },
    ignoreNoise: () => {
      sandbox.faults.ignoresNoise = true;
    },
    silenceNext: () => sandbox.faults.silenceNext(),
    loseOldest: () => sandbox.sessions.find(({ live }) => live)?.drop(),
    hangNext: () => sandbox.faults.hangNext(),
    refuseNext: (kind) => rig.refuseNext(kind),
    stop: () => rig.stop(),
  };
}

export function faultsOf(
  strikes: Partial<Record<Fault, () => void>>,
): Pick<ProviderLine, 'faults' | 'strike'> {
  return {
    faults: FAULTS.filter((fault) => strikes[fault] !== undefined),
    strike: (fault) => strikes[fault]?.(),
  };
}
