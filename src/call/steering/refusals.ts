import type { SteeringAction } from '../../media/call-observer.ts';
import type { CallPhase } from '../phase.ts';
import type { SteeringRefusal } from './call-steering.ts';

/** The phases in which an action has a meaning. */
const PHASES: Readonly<Record<SteeringAction, readonly CallPhase[]>> = {
  end: ['conversing', 'taken_over', 'offering'],
  handoff: ['conversing', 'taken_over', 'offering'],
  whisper: ['conversing', 'taken_over', 'offering'],
  say: ['conversing'],
  listen: ['connecting', 'conversing', 'taken_over', 'handing_off', 'offering', 'closing'],
  takeover: ['conversing'],
  release: ['taken_over'],
};

const WORDS: Readonly<Partial<Record<CallPhase, string>>> = {
  loading: 'The call is only beginning. Try again in a second.',
  connecting: 'The assistant is not there yet. Try again in a second.',
  conversing: 'The assistant has the call already.',
  taken_over: 'You have taken the call over: speak to the caller, or give the call back first.',
  handing_off: 'The caller is on the way to a person. Wait to see whether they are reached.',
  offering: 'The caller is choosing between waiting for a person and a call-back. Wait for their choice.',
  closing: 'The assistant is saying goodbye.',
};

export const CALL_OVER: SteeringRefusal = { result: 'call_over', message: 'The call has ended.' };

export function notNow(message: string): SteeringRefusal {
  return { result: 'not_now', message };
}

/** Why an action has no meaning in this phase; undefined when it has one. */
export function phaseRefusal(action: SteeringAction, phase: CallPhase): SteeringRefusal | undefined {
  if (PHASES[action].includes(phase)) return undefined;
  return notNow(WORDS[phase] ?? CALL_OVER.message);
}
