import type { Guard } from '../../../guard.ts';
import type { CallView } from '../../client.ts';
import type { CallerRing } from '../caller-audio/caller-ring.ts';
import type { ContinuityTiming } from '../options.ts';
import { AnswerWatch, type Due } from './answer-watch.ts';
import type { Filler } from './filler.ts';
import { RestWatch } from './stall-watch.ts';

/** A model that has begun to answer is at work, and may pause for so many times as long as one that has not. */
const REST_SHARE = 1.5;

export interface PatienceParts {
  readonly timing: ContinuityTiming;
  readonly ring: Pick<CallerRing, 'speaking'>;
  readonly live: Pick<CallView, 'silent'>;
  readonly filler: Pick<Filler, 'start' | 'stop'>;
  readonly guard: Pick<Guard, 'wrap'>;
  /** The answer does not begin. */
  readonly onNoAnswer: (due: Due) => void;
  /** It does not go on. */
  readonly onBrokenAnswer: () => void;
}

/**
 * How long a model is waited for. Slowness is not answered with more load: the caller hears that the line lives, and
 * the model goes on.
 */
export function patienceOf(parts: PatienceParts): { readonly watch: AnswerWatch; readonly rest: RestWatch } {
  const { timing, ring, live, filler, guard, onNoAnswer, onBrokenAnswer } = parts;
  const { firstAudioMs, slowMs, fillerMs } = timing;
  const slowness = {
    slowMs,
    onSlow: guard.wrap('timer', () => filler.start(fillerMs)),
    onSettled: () => filler.stop(),
  };
  const watch = new AnswerWatch({
    ...slowness,
    timeoutMs: firstAudioMs,
    callerSpeaks: () => ring.speaking,
    onSilence: guard.wrap('timer', onNoAnswer),
  });
  const rest = new RestWatch({
    ...slowness,
    timeoutMs: firstAudioMs * REST_SHARE,
    silent: () => live.silent(),
    onSilence: guard.wrap('timer', onBrokenAnswer),
  });
  return { watch, rest };
}
