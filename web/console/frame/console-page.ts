import { element } from '../../common/elements.ts';
import { make } from '../../common/make.ts';
import { faultWords } from '../words/fault-words.ts';
import { ConsoleApi, wordsOf } from './api.ts';
import { Navigation } from './navigation.ts';
import { openView } from './open-view.ts';
import { parseRoute } from './route.ts';
import type { Session } from './session.ts';
import { readMe, SignIn } from './sign-in.ts';
import type { ViewHost } from './view.ts';
import { ViewStage } from './view-stage.ts';

const BASE = `${location.origin}/console/api`;

/** The page: who is signed in, and the view that its address asks for. */
export class ConsolePage {
  readonly #session: Session;
  readonly #bar = element('bar', HTMLElement);
  readonly #content = element('content', HTMLElement);
  readonly #stage = new ViewStage(this.#content);
  readonly #who = element('who-name', HTMLElement);
  #host: ViewHost | undefined;
  #navigation: Navigation | undefined;
  /** Of the newest opening; an older one that comes late is not shown. */
  #opening = 0;

  constructor(session: Session) {
    this.#session = session;
    window.addEventListener('hashchange', () => void this.#openView(true));
    element('sign-out', HTMLButtonElement).addEventListener('click', () => this.#signOut(''));
    element('skip', HTMLAnchorElement).addEventListener('click', (event) => {
      // Its address would be taken for a view.
      event.preventDefault();
      this.#content.focus();
    });
  }

  async start(): Promise<void> {
    const { token, shownName } = this.#session;
    if (token === undefined) return this.#signOut('');
    const api = new ConsoleApi({
      base: BASE,
      token,
      name: shownName,
      onUnauthorized: () => this.#signOut(faultWords(401)),
    });
    try {
      this.#host = { api, me: await readMe(api) };
      await this.#begin(this.#host);
    } catch (error) {
      // A wrong token has led to the form already.
      if (this.#session.token !== undefined) this.#showFault(wordsOf(error));
    }
  }

  async #begin(host: ViewHost): Promise<void> {
    const { name } = this.#session;
    this.#navigation = new Navigation(element('views', HTMLElement), host);
    this.#who.textContent = name === '' ? host.me.role : `${name}, ${host.me.role}`;
    this.#bar.hidden = false;
    await this.#openView(false);
  }

  async #openView(hasFocus: boolean): Promise<void> {
    if (!this.#host) return;
    this.#opening += 1;
    const opening = this.#opening;
    const route = parseRoute(location.hash);
    const kept = this.#stage.kept(route.view);
    const view = kept ?? (await openView(route, this.#host));
    if (opening !== this.#opening) return view.close();
    this.#navigation?.show(route.view);
    this.#stage.show(view, route.view);
    window.scrollTo(0, 0);
    // Screen readers begin to read where the new view begins.
    if (hasFocus) this.#content.focus();
  }

  #signOut(words: string): void {
    this.#session.end();
    this.#opening += 1;
    this.#host = undefined;
    this.#bar.hidden = true;
    const { name } = this.#session;
    const onSignedIn = (token: string, given: string) => {
      this.#session.begin(token, given);
      void this.start();
    };
    this.#stage.clear();
    this.#stage.show(new SignIn({ base: BASE, name, words, onSignedIn }), '');
  }

  #showFault(words: string): void {
    const again = make('button', { type: 'button', class: 'primary' }, 'Try again');
    again.addEventListener('click', () => void this.start());
    this.#content.replaceChildren(make('p', { class: 'error', role: 'alert' }, words), again);
  }
}
