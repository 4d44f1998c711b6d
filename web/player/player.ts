import type { PageConfig } from '../../src/web/pages/page-config.ts';
import type { MicrophoneError } from '../audio/microphone.ts';
import { element, show } from '../common/elements.ts';
import { endedWords } from '../gateway/ended-words.ts';
import { FetchedTokens, type TokenSource } from '../gateway/voice-token.ts';
import type { ConnectionEvents, ConnectionState, Way } from '../voice-connection.ts';
import { Choices } from './choices.ts';
import { Conversation } from './conversation.ts';
import { LevelMeter } from './level-meter.ts';
import { PersonPanel } from './person-panel.ts';
import { StatusLine } from './status-line.ts';
import { TokenField } from './token-field.ts';
import { Transcript } from './transcript.ts';

const WATCH_MS = 100;
const FAILED = 'The conversation could not begin. Reload the page, then start again.';
const WAY_WORDS: Readonly<Record<Way, string>> = {
  gateway: 'Connected through the gateway.',
  direct: 'Connected directly to Amazon Nova.',
};

/** The page: its buttons, and the conversation behind them. */
export class Player {
  readonly #start = element('start', HTMLButtonElement);
  readonly #mute = element('mute', HTMLButtonElement);
  readonly #end = element('end', HTMLButtonElement);
  readonly #write = element('write', HTMLFormElement);
  readonly #message = element('message', HTMLInputElement);
  readonly #before = element('before', HTMLElement);
  readonly #firstWords = [element('notice', HTMLElement), element('intro', HTMLElement)];
  readonly #error = element('error', HTMLElement);
  readonly #way = element('way', HTMLElement);
  readonly #meterBox = element('meter', HTMLElement);
  readonly #meter = new LevelMeter(element('meter-bar', HTMLElement));
  readonly #status = new StatusLine(element('status', HTMLElement));
  readonly #person = new PersonPanel();
  readonly #transcript = new Transcript();
  readonly #choices: Choices;
  readonly #tokenField: TokenField | undefined;
  readonly #tokens: TokenSource;
  readonly #config: PageConfig;
  #conversation: Conversation | undefined;
  #state: ConnectionState = 'ended';
  #watch: ReturnType<typeof setInterval> | undefined;

  constructor(config: PageConfig) {
    this.#choices = new Choices(config);
    this.#config = config;
    this.#tokenField = config.tokenUrl === undefined ? new TokenField() : undefined;
    this.#tokens = this.#tokenField?.tokens ?? new FetchedTokens(config.tokenUrl ?? '');
    showNotice(config.notice);
    this.#listen();
  }

  #listen(): void {
    this.#start.addEventListener('click', () => void this.#begin());
    this.#mute.addEventListener('click', () => this.#toggleMute());
    this.#end.addEventListener('click', () => void this.#conversation?.close());
    this.#write.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    // A page that is left must not keep the microphone, nor the session.
    window.addEventListener('pagehide', () => void this.#conversation?.close());
    for (const sign of ['visibilitychange', 'pointerdown', 'keydown'])
      document.addEventListener(sign, () => void this.#conversation?.resume());
  }

  async #begin(): Promise<void> {
    const { choice } = this.#choices;
    this.#tokenField?.hand();
    this.#showError('');
    this.#person.hide();
    this.#transcript.begin(choice.language ?? '');
    // What had to be read before has been read. From now on the transcript scrolls, not the page.
    show(false, ...this.#firstWords);
    document.body.classList.add('begun');
    this.#onState('connecting');
    const conversation = new Conversation({
      choice,
      direct: this.#config.direct,
      tokens: this.#tokens,
      events: this.#events(),
      // It stands above the button.
      hasConsent: this.#config.notice !== undefined,
      onHeard: (samples) => this.#meter.show(samples),
      onMicrophoneFault: (error) => this.#onMicrophoneFault(error),
    });
    this.#conversation = conversation;
    this.#showTalking(true);
    this.#end.focus();
    try {
      await conversation.start();
      if (this.#state === 'ready') this.#onStarted(conversation);
    } catch {
      if (this.#error.hidden && this.#conversation === conversation) this.#showError(FAILED);
      this.#onState('ended', 'failed');
    }
  }

  #onStarted(conversation: Conversation): void {
    show(conversation.hasMicrophone, this.#mute, this.#meterBox);
    show(true, this.#write);
    (conversation.hasMicrophone ? this.#mute : this.#message).focus();
  }

  #events(): ConnectionEvents {
    return {
      onState: (state, reason) => this.#onState(state, reason),
      onWay: (way) => this.#showWay(way),
      onCallerSaying: (words) => this.#transcript.showPartial(words),
      onTurn: (turn) => this.#transcript.turn(turn),
      onAnswer: (text) => this.#transcript.answer(text),
      onHandoff: (handoff) => this.#person.show(handoff),
      onError: (_code, message) => this.#showError(message),
    };
  }

  #onState(state: ConnectionState, reason?: string): void {
    const before = this.#state;
    this.#state = state;
    if (state === 'ended') {
      if (before !== 'ended') this.#onEnded(reason);
      return;
    }
    this.#watch ??= setInterval(() => this.#showStatus(), WATCH_MS);
    this.#showStatus();
  }

  #showStatus(): void {
    if (this.#state === 'connecting') this.#status.show('Connecting');
    else if (this.#state === 'reconnecting') this.#status.show('Reconnecting');
    else if (this.#state === 'ready')
      this.#status.show(this.#conversation?.isSpeaking ? 'Speaking' : 'Listening');
  }

  #onEnded(reason: string | undefined): void {
    clearInterval(this.#watch);
    this.#watch = undefined;
    const conversation = this.#conversation;
    this.#conversation = undefined;
    void conversation?.close();
    this.#status.show('Ended');
    this.#transcript.showPartial('');
    if (this.#error.hidden) this.#transcript.note(endedWords(reason));
    this.#showTalking(false);
    this.#tokenField?.showAgain();
    this.#start.focus();
  }

  #showTalking(isTalking: boolean): void {
    show(!isTalking, this.#start, this.#before);
    show(isTalking, this.#end);
    if (!isTalking) show(false, this.#mute, this.#write, this.#meterBox, this.#way);
    this.#mute.setAttribute('aria-pressed', 'false');
    this.#meter.clear();
  }

  #toggleMute(): void {
    const muted = this.#mute.getAttribute('aria-pressed') !== 'true';
    this.#mute.setAttribute('aria-pressed', `${muted}`);
    this.#conversation?.mute(muted);
  }

  #send(): void {
    const text = this.#message.value.trim();
    if (text === '') return;
    this.#conversation?.sendText(text);
    this.#message.value = '';
  }

  #showWay(way: Way): void {
    this.#way.dataset.way = way;
    this.#way.textContent = WAY_WORDS[way];
    this.#way.hidden = this.#config.direct === undefined;
  }

  #onMicrophoneFault(error: MicrophoneError): void {
    this.#showError(`${error.message} Until then you can type.`);
    show(false, this.#mute, this.#meterBox);
  }

  #showError(message: string): void {
    this.#error.textContent = message;
    this.#error.hidden = message === '';
  }
}

function showNotice(notice: string | undefined): void {
  const line = element('notice', HTMLElement);
  line.textContent = notice ?? '';
  line.hidden = notice === undefined;
}
