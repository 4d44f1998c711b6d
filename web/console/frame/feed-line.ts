import { make, setText } from '../../common/make.ts';
import type { FeedState } from '../feed/feed.ts';

const WORDS: Readonly<Record<FeedState, string>> = {
  connecting: 'Connecting',
  open: 'Live',
  waiting: 'Connection lost. Reconnecting by itself.',
};

/** Whether what is shown is up to date. */
export class FeedLine {
  readonly element = make('p', { class: 'feed-line', role: 'status' });
  #wasOpen = false;

  show(state: FeedState, words?: string): void {
    // A short reconnection needs no message.
    if (state === 'connecting' && this.#wasOpen) return;
    this.#wasOpen ||= state === 'open';
    this.element.dataset.state = state;
    setText(this.element, words ?? WORDS[state]);
  }

  /** Nothing more will come. */
  over(words: string): void {
    this.element.dataset.state = 'over';
    setText(this.element, words);
  }
}
