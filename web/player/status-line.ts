export type Status = 'Ready' | 'Connecting' | 'Listening' | 'Speaking' | 'Reconnecting' | 'Ended';

const LIVE: readonly Status[] = ['Listening', 'Speaking'];

/** One word about what happens now. */
export class StatusLine {
  readonly #element: HTMLElement;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  show(status: Status): void {
    // Screen readers read each change, so the same word is not written again.
    if (this.#element.textContent === status) return;
    this.#element.textContent = status;
    this.#element.toggleAttribute('data-live', LIVE.includes(status));
  }
}
