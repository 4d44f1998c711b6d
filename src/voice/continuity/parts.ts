import { TELEPHONE_LINE } from '../../audio/line-format.ts';
import type { Guard } from '../../guard.ts';
import type { ConversationSettings } from '../client.ts';
import type { VoiceEvent } from '../events.ts';
import { AnswerRepair } from './answers/answer-repair.ts';
import { CallerRing } from './caller-audio/caller-ring.ts';
import { CarryOver } from './carry-over/carry-over.ts';
import { PendingWork } from './carry-over/pending-work.ts';
import type { ConversationOutput } from './conversation-output.ts';
import type { ContinuityTiming, ContinuousClientOptions } from './options.ts';
import { CandidateSelector } from './streams/candidate-selector.ts';
import { DrainingStream } from './streams/draining-stream.ts';
import { OpenStreams } from './streams/open-streams.ts';
import { Recovery } from './streams/recovery.ts';
import { Renewal } from './streams/renewal.ts';
import type { VoiceStream } from './streams/voice-stream.ts';
import { Filler } from './waiting/filler.ts';
import { ModelWatch, type Silence } from './waiting/model-watch.ts';

/** Unanswered caller audio that a new stream hears again, milliseconds. */
const REPLAY_MS = 15_000;

/** What one conversation consists of, beside its client. */
export interface ConversationParts {
  readonly callerAudio: CallerRing;
  readonly work: PendingWork;
  readonly carryOver: CarryOver;
  readonly filler: Filler;
  readonly watch: ModelWatch;
  readonly repair: AnswerRepair;
  readonly selector: CandidateSelector;
  readonly streams: OpenStreams;
  readonly draining: DrainingStream;
  readonly recovery: Recovery;
  readonly renewal: Renewal;
}

export interface PartsOptions {
  readonly client: ContinuousClientOptions;
  readonly conversation: ConversationSettings;
  readonly timing: ContinuityTiming;
  readonly guard: Guard;
  readonly output: ConversationOutput;
  /** A sound of the filler. */
  readonly emitFiller: (event: VoiceEvent) => void;
  /** Something a stream tells. */
  readonly onEvent: (stream: VoiceStream, event: VoiceEvent) => void;
  /** The current model has been silent for too long. */
  readonly onSilence: (silence: Silence) => void;
}

/** Builds the parts and connects them; nothing is opened yet. */
export function createParts(options: PartsOptions): ConversationParts {
  const { client, conversation, emitFiller, guard, onEvent, onSilence, output, timing } = options;
  const { call, candidates, fillerSound, health, logger, maxLosses, metrics } = client;
  const common = { call, guard, logger, metrics, output, timing };
  const { line = TELEPHONE_LINE } = conversation;
  const callerAudio = new CallerRing(REPLAY_MS, line);
  const work = new PendingWork();
  const carryOver = new CarryOver({ call, callerAudio, work });
  const filler = new Filler({
    sound: fillerSound,
    line,
    afterMs: timing.fillerMs,
    call,
    emit: guard.wrap('timer', emitFiller),
  });
  const watch = new ModelWatch({ ...common, callerAudio, filler, onSilence });
  const repair = new AnswerRepair({ ...common, work, watch });
  const selector = new CandidateSelector(candidates, health, maxLosses);
  const streams = new OpenStreams({ ...common, conversation: { ...conversation, line }, onEvent });
  const state = { ...common, callerAudio, carryOver, filler, selector, streams, watch, work };
  const draining = new DrainingStream({ ...state, limitMs: timing.drainMs });
  const recovery = new Recovery({ ...state, draining, gapMs: timing.gapMs });
  const renewal = new Renewal({ ...state, draining, recovery });
  return {
    callerAudio,
    work,
    carryOver,
    filler,
    watch,
    repair,
    selector,
    streams,
    draining,
    recovery,
    renewal,
  };
}
