import type { NumbersView as Numbers } from '../../../src/console/views.ts';
import { make, setText } from '../../common/make.ts';
import { hasFields } from '../frame/answer-checks.ts';
import { wordsOf } from '../frame/api.ts';
import type { View, ViewHost } from '../frame/view.ts';
import { capitalised, plainText, timeOfDayText } from '../words/formats.ts';
import { handoffName, outcomeName } from '../words/outcome-words.ts';
import { reasonText } from '../words/reason-words.ts';
import { callsPanels } from './calls-panels.ts';
import { costPanel } from './cost-panel.ts';
import { countBars } from './count-bars.ts';
import { experimentsSection } from './experiments-table.ts';
import { latencyPanel } from './latency-panel.ts';
import { tilesOf } from './tiles.ts';

const isNumbers = hasFields<Numbers>('samples', 'turnLatency', 'stages', 'counts', 'cost');
/** As often as the gateway takes samples. */
const EVERY_MS = 10_000;

/** The last hour of this gateway in numbers, from its own metrics. */
export class NumbersView implements View {
  readonly title = 'Numbers';
  readonly element: HTMLElement;
  readonly #host: ViewHost;
  readonly #status = make('p', { class: 'soft' }, 'Loading');
  readonly #error = make('p', { class: 'error', role: 'alert', hidden: true });
  readonly #content = make('div', { class: 'numbers' });
  readonly #timer: ReturnType<typeof setInterval>;
  /** Tables that the person has opened stay open. */
  readonly #open = new Set<string>();

  constructor(host: ViewHost) {
    this.#host = host;
    this.element = make(
      'div',
      {},
      make('div', { class: 'head' }, make('h1', {}, 'The last hour'), this.#status),
      this.#error,
      this.#content,
    );
    this.#timer = setInterval(() => void this.#load(), EVERY_MS);
    void this.#load();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #load(): Promise<void> {
    try {
      this.#show(await this.#host.api.get('/numbers', isNumbers));
      this.#error.hidden = true;
    } catch (error) {
      setText(this.#error, wordsOf(error));
      this.#error.hidden = false;
    }
  }

  #show(numbers: Numbers): void {
    // Somebody may be reading a table by the keyboard.
    if (this.#content.contains(document.activeElement) && this.#content.childElementCount > 0) return;
    const { counts } = numbers;
    setText(
      this.#status,
      `${numbers.instance}, ${timeOfDayText(numbers.fromMs)} to ${timeOfDayText(numbers.toMs)}`,
    );
    const experiments = experimentsSection(numbers.experiments);
    this.#content.replaceChildren(
      tilesOf(numbers),
      ...callsPanels(numbers),
      costPanel(numbers),
      latencyPanel(numbers),
      countBars('How calls ended', counts.sessionsByOutcome, outcomeName),
      countBars('Why a person was needed', counts.escalationsByReason, (name) =>
        capitalised(reasonText(name)),
      ),
      countBars('Hand-offs', counts.handoffsByResult, handoffName),
      countBars('Refused calls', counts.refusedByReason, (name) => capitalised(plainText(name))),
      countBars('Tools', counts.toolsByResult, (name) => capitalised(plainText(name))),
      ...(experiments ? [experiments] : []),
      notesOf(numbers),
    );
    this.#keepOpen();
  }

  #keepOpen(): void {
    for (const details of this.#content.querySelectorAll('details')) {
      const name = details.dataset.name ?? '';
      details.open = this.#open.has(name);
      details.addEventListener('toggle', () => {
        if (details.open) this.#open.add(name);
        else this.#open.delete(name);
      });
    }
  }
}

function notesOf({ notes, grafanaUrl }: Numbers): HTMLElement {
  return make(
    'footer',
    { class: 'wide' },
    ...notes.map((note) => make('p', { class: 'help' }, note)),
    grafanaUrl !== undefined &&
      make('p', {}, make('a', { href: grafanaUrl, rel: 'noreferrer' }, 'Open the dashboard in Grafana')),
  );
}
