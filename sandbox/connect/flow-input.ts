import { byCondition, type FlowStep, failed } from './flow-branches.ts';
import type { KeyRules } from './flow-keypad.ts';
import type { FlowRun } from './flow-run.ts';
import type { FlowAction } from './flow-schema.ts';

type InputAction = Extract<FlowAction, { Type: 'GetParticipantInput' }>;
type StoringAction = Extract<InputAction, { Parameters: { StoreInput: 'True' } }>;

/** What Connect stores as input when no key came. */
const NO_INPUT = 'Timeout';
const DEFAULT_BETWEEN_SECONDS = '5';

/** Plays the prompt of an input and takes the keys: stored as a whole, or one of a menu. */
export async function getInput(action: InputAction, run: FlowRun): Promise<FlowStep> {
  const { Parameters, Transitions } = action;
  const promptMs = run.speak(Parameters.Text ?? Parameters.SSML ?? Parameters.PromptId);
  if (promptMs === undefined) return failed(Transitions.Errors, 'NoMatchingError');
  const keys = await run.scene.keypad.read(keyRules(action, run, promptMs));
  if (storesInput(action)) {
    run.storedInput = keys === '' ? NO_INPUT : keys;
    // A caller without input takes the same branch: the flow must look at the stored value.
    return { to: action.Transitions.NextAction };
  }
  if (keys === '') return failed(Transitions.Errors, 'InputTimeLimitExceeded');
  return byCondition(Transitions, (operands) => operands.includes(keys));
}

/** A key that comes during the prompt of the input itself counts, and the first key has until after it. */
function keyRules({ Parameters }: InputAction, run: FlowRun, promptMs: number): KeyRules {
  const { timeScale, inputTimeoutMs, signal } = run.scene;
  const limit = (seconds: string) => inputTimeoutMs ?? Number(seconds) * 1000 * timeScale;
  const firstMs = promptMs + limit(Parameters.InputTimeLimitSeconds);
  if (Parameters.StoreInput === 'False') {
    return { maxLength: 1, terminator: '', starCancels: false, firstMs, betweenMs: 0, signal };
  }
  const { DTMFConfiguration: dtmf, InputValidation } = Parameters;
  return {
    maxLength: Number(InputValidation.CustomValidation.MaximumLength),
    terminator: dtmf?.InputTerminationSequence ?? '#',
    starCancels: dtmf?.DisableCancelKey !== 'True',
    firstMs,
    betweenMs: limit(dtmf?.InterdigitTimeLimitSeconds ?? DEFAULT_BETWEEN_SECONDS),
    signal,
  };
}

function storesInput(action: InputAction): action is StoringAction {
  return action.Parameters.StoreInput === 'True';
}
