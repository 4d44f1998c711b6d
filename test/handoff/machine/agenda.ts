/** Turns of the event loop after each action, so that everything that follows from it has happened. */
const TURNS = 6;

interface Action {
  readonly name: string;
  readonly run: () => void;
}

/** What could happen next. A run of the machine is the order in which actions are taken from here. */
export class Agenda {
  readonly #actions: Action[] = [];
  readonly trace: string[] = [];

  get size(): number {
    return this.#actions.length;
  }

  add(name: string, run: () => void): void {
    this.#actions.push({ name, run });
  }

  /** Resolves when this action is taken. */
  until(name: string): Promise<void> {
    return new Promise((resolve) => this.add(name, resolve));
  }

  /** Lets one action happen. */
  async take(place: number): Promise<void> {
    const [action] = this.#actions.splice(place, 1);
    if (!action) return;
    this.trace.push(action.name);
    action.run();
    await this.settle();
  }

  /** Waits until nothing more happens unless another action is taken. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}
