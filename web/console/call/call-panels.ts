import type { CallView } from '../../../src/console/views.ts';
import { make } from '../../common/make.ts';
import { LanesPanel } from '../lanes/lanes-panel.ts';
import { CallHead } from './call-head.ts';
import { legend } from './legend.ts';
import { TranscriptPanel } from './transcript-panel.ts';
import type { VerdictForms } from './verdict-forms.ts';

export interface CallPanelsOptions {
  /** Epoch milliseconds. */
  readonly nowMs: () => number;
  readonly verdicts: VerdictForms | undefined;
  /** In the line of the title. */
  readonly beside: readonly HTMLElement[];
  /** At the side of the transcript. */
  readonly aside: readonly HTMLElement[];
}

const CUT = 'This call is very long: its oldest speech and events are no longer shown.';
const TICK_MS = 1000;

/** What live and past calls have in common: head, lanes, transcript, legend. */
export class CallPanels {
  readonly element: HTMLElement;
  readonly #head: CallHead;
  readonly #lanes: LanesPanel;
  readonly #transcript: TranscriptPanel;
  readonly #cut = make('p', { class: 'note-line', hidden: true }, CUT);
  readonly #options: CallPanelsOptions;
  readonly #ticks: ReturnType<typeof setInterval>;
  #view: CallView | undefined;

  constructor(options: CallPanelsOptions) {
    this.#options = options;
    this.#head = new CallHead(...options.beside);
    this.#transcript = new TranscriptPanel(options.verdicts);
    this.#lanes = new LanesPanel(
      () => this.#sinceStartMs,
      (mark) => this.#transcript.goTo(mark),
    );
    this.element = make(
      'div',
      { class: 'call' },
      this.#head.element,
      this.#cut,
      this.#lanes.element,
      make(
        'div',
        { class: 'call-body' },
        this.#transcript.element,
        make('div', { class: 'call-aside' }, ...options.aside, legend()),
      ),
    );
    this.#ticks = setInterval(() => this.#tick(), TICK_MS);
  }

  show(view: CallView): void {
    this.#view = view;
    this.#head.show(view, this.#sinceStartMs);
    this.#cut.hidden = !view.isCut;
    this.#lanes.show(view);
    this.#transcript.show(view);
  }

  /** Idempotent. */
  close(): void {
    clearInterval(this.#ticks);
    this.#lanes.close();
  }

  get #sinceStartMs(): number {
    return this.#view === undefined ? 0 : this.#options.nowMs() - this.#view.startedAtMs;
  }

  #tick(): void {
    if (this.#view && this.#view.phase !== 'ended') this.#head.tick(this.#view, this.#sinceStartMs);
  }
}
