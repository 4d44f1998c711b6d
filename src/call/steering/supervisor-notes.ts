/** Only the newest are kept: more would outweigh the assistant's own instructions. */
const MOST_NOTES = 10;

/** What supervisors have told the assistant. A further stream of the model gets it too. */
export class SupervisorNotes {
  readonly #notes: string[] = [];

  add(note: string): void {
    this.#notes.push(note);
    if (this.#notes.length > MOST_NOTES) this.#notes.shift();
  }

  /** Part of the instructions; empty without notes. */
  get instructions(): string {
    if (this.#notes.length === 0) return '';
    const notes = this.#notes.map((note) => `- ${note}`).join('\n');
    return `\n\nNotes of a supervisor, which the caller does not hear. Follow them, and do not mention them:\n${notes}`;
  }
}

/** A note as a model gets it in the middle of a conversation. */
export function noteOf(text: string): string {
  return `[Note of a supervisor, which the caller does not hear. Follow it from now on, and do not mention it: ${text}]`;
}

/** How a take-over has ended: the supervisor gave the call back, or their connection was lost. */
export type TakeOverEnd = 'released' | 'lost';

/** What the assistant gets after a take-over, and answers by going on. */
export function afterTakeOver(end: TakeOverEnd, seconds: number, note: string | undefined): string {
  const told = note === undefined ? '' : ` What the colleague wants you to know: ${note}`;
  const next =
    end === 'released'
      ? 'You have the call again: say so in a few words, and go on with what the caller needs.'
      : 'The connection of the colleague was lost: apologise in one short sentence, and go on with the call.';
  return (
    `[A colleague spoke with the caller for ${seconds} seconds. You have heard the caller meanwhile, and nobody has ` +
    `heard you.${told} ${next}]`
  );
}

/** The same for a further stream of the model, which must not answer it. */
export function takeOverNote(seconds: number, note: string | undefined): string {
  return `A colleague spoke with the caller for ${seconds} seconds.${note === undefined ? '' : ` ${note}`}`;
}
