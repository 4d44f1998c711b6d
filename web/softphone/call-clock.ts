import { make, setText } from '../common/make.ts';

/** How long a call has gone on, as the page shows it. */
export class CallClock {
  readonly element = make('span', { class: 'phone-clock number', 'aria-hidden': 'true' });
  #timer: ReturnType<typeof setInterval> | undefined;

  begin(): void {
    this.stop();
    const startedMs = performance.now();
    const tick = () => setText(this.element, words(performance.now() - startedMs));
    tick();
    this.#timer = setInterval(tick, 1000);
  }

  /** What it shows stays. Idempotent. */
  stop(): void {
    clearInterval(this.#timer);
  }
}

function words(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
