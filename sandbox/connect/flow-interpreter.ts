import { perform } from './flow-actions.ts';
import { FlowRun, type FlowScene } from './flow-run.ts';
import type { Flow } from './flow-validator.ts';

/** More steps than any contact takes: the flow runs in a circle. */
const MOST_STEPS = 1_000;

/** How a contact's path through a flow ended. `abandoned`: the caller hung up during it. */
export interface FlowResult {
  readonly end: 'queued' | 'disconnected' | 'abandoned';
  /** Identifiers of the actions, in the order they began. */
  readonly path: readonly string[];
  readonly run: FlowRun;
}

/** Runs flows for contacts, action by action, as Amazon Connect does. */
export class FlowInterpreter {
  readonly #flow: Flow;

  /** @param flow filled in and validated */
  constructor(flow: Flow) {
    this.#flow = flow;
  }

  /**
   * Takes one contact through the flow.
   * @param onStep told before each action
   * @throws Error when the flow never ends
   */
  async run(
    scene: FlowScene,
    onStep: (identifier: string, run: FlowRun) => void = () => undefined,
  ): Promise<FlowResult> {
    const run = new FlowRun(scene);
    const path: string[] = [];
    let at = this.#flow.start;
    while (path.length < MOST_STEPS) {
      if (scene.signal.aborted) return { end: 'abandoned', path, run };
      path.push(at);
      onStep(at, run);
      const action = this.#action(at);
      const step = await perform(action, run);
      if (run.logging) run.log.push(action.Type);
      if ('end' in step) return { end: scene.signal.aborted ? 'abandoned' : step.end, path, run };
      at = step.to;
    }
    throw new Error(`the flow did not end in ${MOST_STEPS} steps`);
  }

  #action(identifier: string) {
    const action = this.#flow.actions.get(identifier);
    if (!action) throw new Error(`the flow has no action '${identifier}'`);
    return action;
  }
}
