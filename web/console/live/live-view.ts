import { make, setText } from '../../common/make.ts';
import { Feed } from '../feed/feed.ts';
import { FeedLine } from '../frame/feed-line.ts';
import type { View, ViewHost } from '../frame/view.ts';
import { countedText } from '../words/formats.ts';
import { CallRow } from './call-row.ts';
import { elsewhereSection } from './elsewhere-table.ts';
import { LiveCalls } from './list-reader.ts';

const TICK_MS = 1000;
const NO_CALLS = 'No calls now. A call appears here by itself when it begins.';
const USE_PHONE = 'Place one with the softphone';

/** All live calls. */
export class LiveView implements View {
  readonly title = 'Live calls';
  readonly element: HTMLElement;
  readonly #host: ViewHost;
  readonly #calls = new LiveCalls();
  readonly #rows = new Map<string, CallRow>();
  readonly #line = new FeedLine();
  readonly #count = make('p', { class: 'soft', role: 'status' });
  readonly #list = make('ul', { class: 'call-list', 'aria-label': 'Live calls' });
  readonly #empty: HTMLElement;
  readonly #elsewhere = make('div');
  readonly #reveal = make('input', { type: 'checkbox', id: 'reveal' });
  readonly #ticks: ReturnType<typeof setInterval>;
  #feed: Feed;
  /** Whose calls of other instances are shown. */
  #shownList: object | undefined;

  constructor(host: ViewHost) {
    this.#host = host;
    this.#empty = make(
      'p',
      { class: 'empty', hidden: true },
      NO_CALLS,
      ...(host.me.softphone && host.me.role === 'supervisor'
        ? [' ', make('a', { href: '#/phone' }, USE_PHONE), '.']
        : []),
    );
    this.element = make(
      'div',
      { class: 'live' },
      make('div', { class: 'head' }, make('h1', {}, this.title), this.#line.element),
      make('div', { class: 'head' }, this.#count, host.me.role === 'supervisor' && this.#revealField()),
      this.#empty,
      this.#list,
      this.#elsewhere,
    );
    this.#feed = this.#follow();
    this.#ticks = setInterval(() => this.#tick(), TICK_MS);
  }

  close(): void {
    this.#feed.close();
    clearInterval(this.#ticks);
  }

  /** The gateway logs who has seen whole numbers. */
  #revealField(): HTMLElement {
    this.#reveal.addEventListener('change', () => {
      this.#feed.close();
      this.#feed = this.#follow();
    });
    return make('label', { class: 'check' }, this.#reveal, 'Show whole numbers (this is logged)');
  }

  #follow(): Feed {
    const { api } = this.#host;
    const path = this.#reveal.checked ? '/feed?reveal=1' : '/feed';
    const feed = new Feed({
      open: (init) => api.open(path, init),
      onEvent: (type, data) => {
        this.#calls.take(type, data);
        this.#show();
      },
      onState: (state, words) => this.#line.show(state, words),
      onFault: (fault) => this.#line.over(fault.message),
    });
    void feed.follow();
    return feed;
  }

  #show(): void {
    const { list, calls } = this.#calls;
    if (!list) return;
    const known = new Set(calls.map(({ sessionId }) => sessionId));
    for (const [sessionId, row] of this.#rows) {
      if (known.has(sessionId)) continue;
      row.element.remove();
      this.#rows.delete(sessionId);
    }
    calls.forEach((call, at) => {
      const row = this.#rows.get(call.sessionId) ?? new CallRow();
      this.#rows.set(call.sessionId, row);
      row.show(call, this.#host.api.nowMs);
      const there = this.#list.children[at];
      if (there !== row.element) this.#list.insertBefore(row.element, there ?? null);
    });
    setText(this.#count, calls.length === 0 ? '' : countedText(calls.length, 'call'));
    this.#empty.hidden = calls.length > 0;
    this.#list.hidden = calls.length === 0;
    this.#showElsewhere();
  }

  #showElsewhere(): void {
    const { list } = this.#calls;
    if (!list || this.#shownList === list) return;
    this.#shownList = list;
    const section = elsewhereSection(list);
    this.#elsewhere.replaceChildren(...(section ? [section] : []));
  }

  #tick(): void {
    for (const row of this.#rows.values()) row.tick(this.#host.api.nowMs);
  }
}
