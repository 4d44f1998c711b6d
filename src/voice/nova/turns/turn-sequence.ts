import type { HeardAudio } from '../../../media/heard-audio.ts';
import { Turn, type TurnOptions } from './turn.ts';

export type TurnSequenceOptions = Pick<TurnOptions, 'line' | 'play' | 'emit'> & {
  readonly newId: () => string;
};

/** The assistant's turns in order: the one that is being made, and the newest one, which may still be heard. */
export class TurnSequence {
  readonly #options: TurnSequenceOptions;
  /** The turn that further blocks belong to. */
  #current: Turn | undefined;
  /** The newest turn, also when it is over: it may still be playing, and can be interrupted. */
  #latest: Turn | undefined;
  /** The turn that was followed by a line of ours without a pause. Its final texts may come later. */
  #before: Turn | undefined;

  constructor(options: TurnSequenceOptions) {
    this.#options = options;
  }

  get current(): Turn | undefined {
    return this.#current;
  }

  get latest(): Turn | undefined {
    return this.#latest;
  }

  /** The turn that the next final text belongs to. */
  get awaitsFinals(): Turn | undefined {
    return this.#before?.owesFinals ? this.#before : (this.#current ?? this.#latest);
  }

  /** Whether a turn's audio is complete while final texts are awaited; `settle()` ends the wait. */
  get settling(): boolean {
    return this.#latest?.state === 'generated';
  }

  /** Whether more of what the model says is still to come. A turn that has called a tool may wait for its result. */
  get modelSpeaks(): boolean {
    return this.#current !== undefined && !this.#current.dropped && !this.#current.hasCalled;
  }

  /** The words of the newest turn, as far as they were heard and as far as they were not. */
  split(cut: readonly HeardAudio[]): { readonly heard: string; readonly rest: string } {
    return this.#latest?.split(cut) ?? { heard: '', rest: '' };
  }

  /** Ends the newest turn: another one follows. */
  endLatest(): void {
    this.#latest?.finish('completed');
    this.#before = undefined;
  }

  begin(kind: Pick<TurnOptions, 'toolsOnly' | 'answersCaller'>): Turn {
    const { newId, line, play, emit } = this.#options;
    const turn = new Turn({ responseId: newId(), ...kind, line, play, emit });
    this.#current = turn;
    this.#latest = turn;
    return turn;
  }

  /** The newest turn has begun in the middle of this one, which may still get final texts. */
  follows(before: Turn): void {
    this.#before = before;
  }

  /** No further block belongs to the turn. */
  leave(turn: Turn): void {
    if (this.#current === turn) this.#current = undefined;
  }

  /** Gives up waiting for final texts. */
  settle(): void {
    if (this.settling) this.#latest?.finish('completed');
  }

  /** Drops the rest of what is being said. */
  cancel(): void {
    for (const turn of [this.#current, this.#latest]) {
      turn?.drop();
      turn?.finish('cancelled');
    }
    if (this.#current?.generated) this.#current = undefined;
  }
}
