import { make, makeButton, setText } from '../common/make.ts';
import { CallClock } from './call-clock.ts';
import { readDomXml } from './dom-xml.ts';
import { faultPanel } from './fault-panel.ts';
import { Handset } from './handset.ts';
import { HappeningList } from './happening-list.ts';
import { dialWords, STATE_WORDS, streamWords } from './happening-words.ts';
import { keypad } from './keypad.ts';
import { GOOD_LINE } from './line-faults.ts';
import { type PhoneHost, withSocket } from './page-host.ts';
import { PersonDialling } from './person-dialling.ts';
import { type CallEvents, type CallState, PhoneCall } from './phone-call.ts';
import { ServiceDialling } from './service-dialling.ts';
import { SoftphoneApi } from './softphone-api.ts';
import { TransferPanel } from './transfer-panel.ts';
import { VoicePanel } from './voice-panel.ts';

const FAILED = 'The call could not be placed. Reload the page, then call again.';

/** The softphone: a telephone in the page whose calls go through the gateway's real webhooks and stream. */
export class PhoneView {
  readonly title = 'Softphone';
  readonly element: HTMLElement;
  readonly #api: SoftphoneApi;
  readonly #call = makeButton('Call now', () => void this.#begin(), { class: 'primary phone-call' });
  readonly #hangUp = makeButton('Hang up', () => this.#phone?.hangUp(), {
    class: 'phone-hang-up',
    hidden: true,
  });
  readonly #state = make('p', { class: 'phone-state', role: 'status' }, 'Ready');
  readonly #clock = new CallClock();
  readonly #watch = make('a', { hidden: true }, 'See this call live');
  readonly #error = make('p', { class: 'error', role: 'alert', hidden: true });
  readonly #from = make('input', {
    id: 'phone-from',
    type: 'tel',
    autocomplete: 'off',
    placeholder: '+14155550100',
  });
  readonly #to = make('input', {
    id: 'phone-to',
    type: 'tel',
    autocomplete: 'off',
    placeholder: '+14155550199',
  });
  readonly #keypad = keypad((key) => this.#phone?.press(key));
  readonly #voice = new VoicePanel({
    onVoice: (samples) => this.#handset?.voice.push(samples),
    onMute: (isMuted) => {
      if (this.#handset) this.#handset.isMuted = isMuted;
    },
  });
  readonly #transfer = new TransferPanel();
  readonly #happenings = new HappeningList();
  #faults = GOOD_LINE;
  #handset: Handset | undefined;
  #phone: PhoneCall | undefined;
  readonly #onPageHide = () => this.#phone?.hangUp(true);

  constructor(host: PhoneHost) {
    this.#api = new SoftphoneApi(withSocket(host));
    this.element = this.#layout();
    this.#keypad.hidden = true;
    window.addEventListener('pagehide', this.#onPageHide);
    void this.#api.lines().then((lines) => this.#voice.offer(lines));
  }

  /** A call goes on. */
  get isBusy(): boolean {
    return this.#phone !== undefined;
  }

  /** Hangs up. Idempotent. */
  close(): void {
    window.removeEventListener('pagehide', this.#onPageHide);
    this.#phone?.hangUp();
    void this.#handset?.close();
    this.#clock.stop();
  }

  #layout(): HTMLElement {
    const intro = make(
      'p',
      { class: 'soft' },
      'Places a call through the same webhooks and media stream as a call from Twilio. No telephone network is used.',
    );
    const numbers = make(
      'details',
      { class: 'phone-card' },
      make('summary', {}, 'Numbers'),
      make('div', { class: 'field' }, make('label', { for: 'phone-from' }, 'Your number'), this.#from),
      make('div', { class: 'field' }, make('label', { for: 'phone-to' }, 'Number that you call'), this.#to),
    );
    const faults = faultPanel((chosen) => {
      this.#faults = chosen;
      if (this.#handset) this.#handset.mouthpiece.faults = chosen;
    });
    const centre = make(
      'section',
      { class: 'phone-centre', 'aria-label': 'Call' },
      make('div', { class: 'phone-line' }, this.#state, this.#clock.element),
      this.#call,
      this.#hangUp,
      this.#watch,
      this.#error,
      this.#keypad,
    );
    const side = make(
      'div',
      { class: 'phone-side' },
      this.#transfer.element,
      this.#voice.element,
      faults,
      numbers,
    );
    return make(
      'div',
      { class: 'phone' },
      make('h1', {}, 'Softphone'),
      intro,
      make('div', { class: 'phone-columns' }, centre, side),
      this.#happenings.element,
    );
  }

  async #begin(): Promise<void> {
    this.#showError('');
    this.#transfer.clear();
    this.#call.disabled = true;
    try {
      const [handset, placed] = await Promise.all([
        Handset.open(),
        this.#api.place({ from: this.#from.value.trim(), to: this.#to.value.trim() }),
      ]);
      this.#handset = handset;
      handset.mouthpiece.faults = this.#faults;
      this.#happenings.begin();
      this.#watch.href = `#/live/${placed.callSid}`;
      this.#voice.begin();
      void handset.openMicrophone({ onNoMicrophone: (words) => this.#voice.noMicrophone(words) });
      this.#phone = new PhoneCall({
        api: this.#api,
        placed,
        readXml: readDomXml,
        earpiece: handset.earpiece,
        mouthpiece: handset.mouthpiece,
        dialling: new ServiceDialling(this.#api, new PersonDialling(this.#transfer)),
        say: (text, language, signal) => {
          this.#happenings.add(`Twilio would say: ${text}`, 'say');
          return handset.say(text, language, signal);
        },
        events: this.#events(handset),
      });
      this.#showCall(true);
    } catch (error) {
      this.#showError(error instanceof Error ? error.message : FAILED);
      await this.#handset?.close();
    } finally {
      this.#call.disabled = false;
    }
  }

  #events(handset: Handset): CallEvents {
    const add = (words: string, kind: string) => this.#happenings.add(words, kind);
    return {
      onState: (state) => this.#onState(state, handset),
      onWebhook: (path, status, { CallStatus = '' }) =>
        add(`${path} (${CallStatus}) answered ${status}`, 'webhook'),
      onVerb: (verb) => add(`<${verb}>`, 'verb'),
      onStream: (happening) => {
        const words = streamWords(happening);
        if (words !== undefined) add(words, happening.what.split(' ')[0] ?? '');
        if (happening.what === 'opened') {
          handset.streamOpened();
          // The console knows a call from its stream on.
          this.#watch.hidden = false;
        }
        if (happening.what === 'opened' || happening.what === 'closed')
          this.#voice.connected(happening.what === 'opened');
      },
      onDial: (happening) => {
        const words = dialWords(happening);
        if (words !== undefined) add(words, 'dial');
        if (happening.what === 'ringing') handset.ring();
        else handset.stopRinging();
        this.#transfer.show(happening);
      },
      onFault: ({ code, message }) => add(`Error ${code}: ${message}`, 'fault'),
    };
  }

  #onState(state: CallState, handset: Handset): void {
    setText(this.#state, STATE_WORDS[state]);
    if (state === 'ringing') handset.ring();
    else handset.stopRinging();
    if (state === 'over') void this.#onOver(handset);
  }

  async #onOver(handset: Handset): Promise<void> {
    this.#phone = undefined;
    this.#handset = undefined;
    this.#transfer.clear();
    this.#showCall(false);
    this.#happenings.add('The call is over', 'over');
    await handset.close();
  }

  #showCall(isOn: boolean): void {
    const hadFocus = document.activeElement === this.#hangUp || document.activeElement === this.#call;
    this.#call.hidden = isOn;
    this.#hangUp.hidden = !isOn;
    this.#watch.hidden = true;
    this.#keypad.hidden = !isOn;
    if (hadFocus) (isOn ? this.#hangUp : this.#call).focus();
    if (isOn) this.#clock.begin();
    else {
      this.#clock.stop();
      this.#voice.end();
    }
  }

  #showError(words: string): void {
    this.#error.textContent = words;
    this.#error.hidden = words === '';
  }
}

/** Puts the softphone into an element. @returns hangs up and takes it out again */
export function mountSoftphone(element: HTMLElement, host: PhoneHost): () => void {
  const view = new PhoneView(host);
  element.replaceChildren(view.element);
  return () => {
    view.close();
    view.element.remove();
  };
}
