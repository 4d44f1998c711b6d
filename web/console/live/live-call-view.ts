import { reduceCall } from '../../../src/console/call-view.ts';
import type { CallFeed, CallView, TimedEvent } from '../../../src/console/views.ts';
import { make } from '../../common/make.ts';
import { CallPanels } from '../call/call-panels.ts';
import { VerdictForms } from '../call/verdict-forms.ts';
import { Feed } from '../feed/feed.ts';
import { hasFields } from '../frame/answer-checks.ts';
import type { ApiError } from '../frame/api.ts';
import { FeedLine } from '../frame/feed-line.ts';
import type { View, ViewHost } from '../frame/view.ts';
import { SteerPanel } from '../steer/steer-panel.ts';
import { stateOf } from '../words/phase-words.ts';

const isView = hasFields<CallView>('sessionId', 'turns', 'lanes', 'marks');
const isEvent = hasFields<TimedEvent>('atMs', 'event');
const isOver = hasFields<CallFeed['over']>('sessionId', 'outcome');
const LEFT = 'The assistant has left this call. Whether a person takes it is shown with the past calls.';
const MISSED = 'Some events were missed; the page was loaded anew.';

/** One live call, followed as it goes on. */
export class LiveCallView implements View {
  readonly title = 'Live call';
  readonly element: HTMLElement;
  readonly #host: ViewHost;
  readonly #sessionId: string;
  readonly #panels: CallPanels;
  readonly #line = new FeedLine();
  readonly #banner = make('div', { class: 'banner', role: 'status', hidden: true });
  /** For a call that cannot be shown. */
  readonly #title = make('h1', { hidden: true }, this.title);
  readonly #steer: SteerPanel | undefined;
  readonly #feed: Feed;
  #view: CallView | undefined;
  #frame: number | undefined;

  constructor(host: ViewHost, sessionId: string) {
    const { api, me } = host;
    this.#host = host;
    this.#sessionId = sessionId;
    const isSupervisor = me.role === 'supervisor';
    this.#steer = isSupervisor ? new SteerPanel(api, sessionId) : undefined;
    const send = (mark: object) => api.post(`/calls/${sessionId}/verdicts`, mark);
    this.#panels = new CallPanels({
      nowMs: () => api.nowMs,
      verdicts: isSupervisor && me.past ? new VerdictForms({ send }) : undefined,
      beside: [this.#line.element],
      aside: this.#steer ? [this.#steer.element] : [],
    });
    this.#panels.element.hidden = true;
    this.element = make(
      'div',
      {},
      make('a', { class: 'back', href: '#/live' }, 'All live calls'),
      this.#title,
      this.#banner,
      this.#panels.element,
    );
    this.#feed = new Feed({
      open: (init) => api.open(`/calls/${sessionId}/feed`, init),
      onEvent: (type, data) => this.#onEvent(type, data),
      onState: (state, words) => this.#line.show(state, words),
      onFault: (fault) => this.#onFault(fault),
    });
    void this.#feed.follow();
  }

  close(): void {
    this.#feed.close();
    this.#panels.close();
    this.#steer?.close();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  #onEvent(type: string, data: unknown): void {
    if (type === 'view' && isView(data)) this.#view = data;
    else if (type === 'event' && isEvent(data) && this.#view) this.#view = reduceCall(this.#view, data);
    else if (type === 'over' && isOver(data)) this.#onOver();
    else if (type === 'gap') this.#say(MISSED);
    // Events come word by word; the page is drawn once for all that came since it was drawn last.
    this.#frame ??= requestAnimationFrame(() => this.#show());
  }

  #show(): void {
    this.#frame = undefined;
    if (!this.#view) return;
    this.#panels.element.hidden = false;
    this.#panels.show(this.#view);
    this.#steer?.show(this.#view);
    // The feed goes on for a moment: a hand-off may still have something to tell.
    if (this.#view.phase === 'ended') this.#sayOver();
  }

  #onOver(): void {
    this.#feed.close();
    if (this.#view) this.#view = { ...this.#view, phase: 'ended' };
    this.#sayOver();
  }

  #sayOver(): void {
    this.#line.over('Over');
    const isDialling = this.#view !== undefined && stateOf(this.#view) === 'dialling';
    this.#say(isDialling ? LEFT : 'This call is over.', this.#pastLink());
  }

  #onFault(fault: ApiError): void {
    this.#title.hidden = this.#view !== undefined;
    this.#line.over('Not live');
    this.#say(fault.message, this.#pastLink());
  }

  #pastLink(): HTMLElement | undefined {
    if (!this.#host.me.past) return undefined;
    return make('a', { href: `#/past/${this.#sessionId}` }, 'Look it up under past calls');
  }

  #say(words: string, link?: HTMLElement): void {
    // Said again, it would be read out again.
    if (!this.#banner.hidden && this.#banner.firstChild?.textContent === words) return;
    this.#banner.replaceChildren(make('span', {}, words), ...(link ? [link] : []));
    this.#banner.hidden = false;
  }
}
