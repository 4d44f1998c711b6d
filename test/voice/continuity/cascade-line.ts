import type { CascadeVoiceClient } from '../../../src/voice/cascade/client.ts';
import type { ConversationSettings } from '../../../src/voice/client.ts';
import { CascadeRig } from '../cascade/cascade-rig.ts';
import { candidateOf } from './continuous-rig.ts';
import { type Fault, faultsOf, type LineOptions, type ProviderLine } from './provider-line.ts';
import { stampsIn } from './stamped-speech.ts';

export interface CascadeLine extends ProviderLine {
  readonly rig: CascadeRig;
}

/** The three services of the cascade. Its streams are those to Transcribe; nothing else lasts for the whole call. */
export async function cascadeLine({
  limitMs,
  polly,
  transcribe: ears,
  name = 'cascade',
  connectMs = 5_000,
  lifelessMs = 5_000,
}: LineOptions = {}): Promise<CascadeLine> {
  const rig = await new CascadeRig({
    polly: { speed: 100, ...polly },
    ...(ears && { transcribe: ears }),
    timing: {
      connectMs,
      takesNothingMs: lifelessMs,
      ...(limitMs !== undefined && { sessionLimitMs: limitMs }),
    },
  }).start();
  const { transcribe } = rig;
  /** Whose streams were accepted. */
  const clients: CascadeVoiceClient[] = [];
  const source = {
    createClient: (conversation: ConversationSettings) => {
      const client = rig.createClient(conversation);
      const connect = client.connect.bind(client);
      client.connect = () => connect().then(() => void clients.push(client));
      return client;
    },
  };
  const newest = () => transcribe.streams.at(-1);
  const strikes: Partial<Record<Fault, () => void>> = {
    'connection lost': () => transcribe.server.destroyConnections(),
    'quiet end': () => newest()?.endQuietly(),
    exception: () => newest()?.exception('InternalFailureException', 'A problem occurred.'),
    'time limit': () =>
      newest()?.exception('BadRequestException', 'Your stream has reached its maximum duration.'),
    reset: () => newest()?.reset(),
  };
  return {
    rig,
    provider: 'cascade',
    candidate: candidateOf(source, 'cascade', name),
    script: rig.script,
    stamps: () => transcribe.streams.map(({ received }) => stampsIn(Buffer.concat(received))),
    memories: () => clients.map(({ conversation }) => [...conversation]),
    openStreams: () => transcribe.streams.filter(({ open }) => open).length + transcribe.server.unanswered,
    ...faultsOf(strikes),
    mute: () => {
      newest()?.mute();
      rig.polly.stallNow();
    },
    freeze: () => newest()?.freeze(),
    setSilent: (silent) => {
      rig.polly.silences = () => silent;
    },
    ignoreNoise: () => {
      transcribe.ignoresNoise = true;
    },
    silenceNext: () => {
      rig.polly.silences = () => {
        rig.polly.silences = () => false;
        return true;
      };
    },
    loseOldest: () => transcribe.streams.find(({ open }) => open)?.reset(),
    hangNext: () => transcribe.server.hangNext(),
    refuseNext: (kind) => rig.refuseNext(kind),
    stop: () => rig.stop(),
  };
}
