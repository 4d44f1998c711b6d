import type { PastCall } from '../../../src/console/past/past-views.ts';
import { make, makeButton } from '../../common/make.ts';
import { CallPanels } from '../call/call-panels.ts';
import { VerdictForms } from '../call/verdict-forms.ts';
import { hasFields } from '../frame/answer-checks.ts';
import { wordsOf } from '../frame/api.ts';
import type { View, ViewHost } from '../frame/view.ts';
import { armsCard, costCard, handoffCard, toolsCard, verdictsCard } from './past-cards.ts';
import { RecordingCard } from './recording-card.ts';
import { saveFile } from './save-file.ts';

const isPastCall = hasFields<PastCall>('sessionId', 'view', 'cost', 'recordings', 'verdicts');
const NO_TIMELINE =
  'What happened in this call was not stored, so there are turns only. It is stored while the console is set up, or with CALL_EVENTS=true.';

/** One past call, as it was seen live, and what is known of it since. */
export class PastCallView implements View {
  readonly title = 'Past call';
  readonly element: HTMLElement;
  readonly #host: ViewHost;
  readonly #sessionId: string;
  readonly #content = make('div', {}, make('p', { class: 'empty', role: 'status' }, 'Loading'));
  readonly #error = make('p', { class: 'error', role: 'alert', hidden: true });
  #panels: CallPanels | undefined;
  #recording: RecordingCard | undefined;
  #isClosed = false;

  constructor(host: ViewHost, sessionId: string) {
    this.#host = host;
    this.#sessionId = sessionId;
    this.element = make(
      'div',
      {},
      make('a', { class: 'back', href: '#/past' }, 'All past calls'),
      this.#error,
      this.#content,
    );
    void this.#load();
  }

  close(): void {
    this.#isClosed = true;
    this.#panels?.close();
    this.#recording?.close();
  }

  async #load(): Promise<void> {
    try {
      const call = await this.#host.api.get(`/past/${this.#sessionId}`, isPastCall);
      if (!this.#isClosed) this.#show(call);
    } catch (error) {
      this.#content.replaceChildren();
      this.#showFault(wordsOf(error));
    }
  }

  #show(call: PastCall): void {
    const { api, me } = this.#host;
    const isSupervisor = me.role === 'supervisor';
    const send = (mark: object) => api.post(`/past/${this.#sessionId}/verdicts`, mark);
    this.#recording = new RecordingCard(api, call, isSupervisor);
    const cards = [
      this.#recording.element,
      handoffCard(call),
      costCard(call),
      toolsCard(call),
      armsCard(call),
      verdictsCard(call),
    ];
    this.#panels = new CallPanels({
      nowMs: () => call.view.startedAtMs + call.view.lastMs,
      verdicts: isSupervisor ? new VerdictForms({ send, known: call.verdicts }) : undefined,
      beside: isSupervisor ? [makeButton('Export as JSON', () => void this.#export())] : [],
      aside: cards.filter((one) => one !== undefined),
    });
    this.#content.replaceChildren(...timelineNotes(call), this.#panels.element);
    this.#panels.show(call.view);
  }

  async #export(): Promise<void> {
    try {
      saveFile(await this.#host.api.blob(`/past/${this.#sessionId}/export`), `call-${this.#sessionId}.json`);
      this.#error.hidden = true;
    } catch (error) {
      this.#showFault(wordsOf(error));
    }
  }

  #showFault(words: string): void {
    this.#error.textContent = words;
    this.#error.hidden = false;
  }
}

function timelineNotes({ timeline }: PastCall): HTMLElement[] {
  if (!timeline.isStored) return [make('p', { class: 'note-line' }, NO_TIMELINE)];
  if (timeline.cutEvents === 0) return [];
  return [
    make(
      'p',
      { class: 'note-line' },
      `${timeline.cutEvents} events were left out, because the call had too many.`,
    ),
  ];
}
