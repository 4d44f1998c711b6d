import { Microphone, type MicrophoneError } from '../../audio/microphone.ts';
import { make, makeButton, setAttributes } from '../../common/make.ts';
import type { ConsoleApi } from '../frame/api.ts';
import { CallAudio } from './call-audio.ts';
import { confirmDialog } from './confirm-dialog.ts';
import type { Steering } from './steering.ts';

/** What the gateway takes. */
const TALK_HZ = 24_000;
const TAKE_OVER = {
  title: 'Take the call over?',
  words: 'The assistant becomes silent and the caller hears you. Your browser will ask for the microphone.',
  action: 'Take over',
};
const GIVE_BACK = {
  title: 'Give the call back?',
  words: 'The assistant goes on with the conversation. It did not hear you, so tell it what was agreed.',
  action: 'Give back',
  fields: [{ name: 'note', label: 'Note for the assistant', maxLength: 500 }],
};
const END = {
  title: 'End the call?',
  words: 'The take-over ends, the assistant says goodbye, and the call ends.',
  action: 'End the call',
};

/** Listening in, and taking over by voice. */
export class SteerAudio {
  readonly element: HTMLElement;
  readonly #api: ConsoleApi;
  readonly #sessionId: string;
  readonly #steering: Steering;
  readonly #listen = makeButton('Listen in', () => this.#toggleListening(), { 'aria-pressed': 'false' });
  readonly #takeOver = makeButton('Take over…', () => void this.#beginTalking());
  readonly #mute = makeButton('Mute', () => this.#toggleMute(), { 'aria-pressed': 'false' });
  readonly #talking: HTMLElement;
  #context: AudioContext | undefined;
  #audio: CallAudio | undefined;
  #microphone: Microphone | undefined;

  constructor(api: ConsoleApi, sessionId: string, steering: Steering) {
    this.#api = api;
    this.#sessionId = sessionId;
    this.#steering = steering;
    this.#talking = make(
      'div',
      { class: 'talking', hidden: true },
      make('p', {}, make('strong', {}, 'You are speaking with the caller.'), ' The assistant is silent.'),
      make(
        'div',
        { class: 'buttons' },
        this.#mute,
        makeButton('Give back…', () => void this.#giveBack(), { class: 'primary' }),
        makeButton('End the call…', () => void this.#endCall()),
      ),
    );
    this.element = make(
      'div',
      { class: 'steer-audio' },
      make('div', { class: 'buttons' }, this.#listen, this.#takeOver),
      this.#talking,
    );
  }

  /** Whether the call is live. */
  allow(isPossible: boolean): void {
    this.#listen.disabled = !isPossible;
    this.#takeOver.disabled = !isPossible || this.#microphone !== undefined;
    if (!isPossible) this.close();
  }

  /** Idempotent. */
  close(): void {
    this.#audio?.close();
    this.#stop();
  }

  #toggleListening(): void {
    if (this.#audio) {
      this.close();
      return;
    }
    this.#context = new AudioContext({ latencyHint: 'interactive' });
    void this.#context.resume();
    this.#open('listen', this.#context);
    this.#steering.say('Connecting the sound of the call.');
  }

  #open(mode: 'listen' | 'talk', context: AudioContext): void {
    const audio = new CallAudio({
      api: this.#api,
      sessionId: this.#sessionId,
      mode,
      context,
      onOpen: () => this.#onOpen(mode),
      onOver: (words) => {
        // Another one may have been opened meanwhile.
        if (this.#audio !== audio) return;
        if (words !== undefined) this.#steering.fail(words);
        this.#stop();
      },
    });
    this.#audio = audio;
  }

  #onOpen(mode: 'listen' | 'talk'): void {
    setAttributes(this.#listen, { 'aria-pressed': mode === 'listen' ? 'true' : 'false' });
    if (mode === 'listen') this.#steering.say('You hear both sides. The caller does not hear you.');
  }

  /** The microphone first: the gateway waits for a voice only for some seconds. */
  async #beginTalking(): Promise<void> {
    if ((await confirmDialog(TAKE_OVER)) === undefined) return;
    this.close();
    const context = new AudioContext({ latencyHint: 'interactive' });
    this.#context = context;
    try {
      await context.resume();
      this.#microphone = await Microphone.open(
        context,
        {
          onSamples: (samples) => this.#audio?.send(samples),
          onLost: (error) => this.#onMicrophoneLost(error),
        },
        TALK_HZ,
      );
    } catch (error) {
      this.#steering.fail(error instanceof Error ? error.message : 'There is no microphone.');
      return this.#stop();
    }
    if (!(await this.#steering.act('takeover', {}, 'You are speaking with the caller.'))) return this.#stop();
    this.#open('talk', context);
    this.#showTalking(true);
  }

  #onMicrophoneLost(error: MicrophoneError): void {
    this.#steering.fail(`${error.message} The assistant goes on by itself in 5 seconds.`);
    this.close();
  }

  async #giveBack(): Promise<void> {
    const answers = await confirmDialog(GIVE_BACK);
    if (!answers) return;
    const note = answers.get('note') ?? '';
    await this.#release(releaseOrder('continue', note), 'The assistant goes on.');
  }

  async #endCall(): Promise<void> {
    if (await confirmDialog(END)) await this.#release(releaseOrder('end', ''), 'The assistant says goodbye.');
  }

  async #release(order: object, words: string): Promise<void> {
    if (await this.#steering.act('release', order, words)) this.close();
  }

  #toggleMute(): void {
    const isMuted = this.#mute.getAttribute('aria-pressed') !== 'true';
    setAttributes(this.#mute, { 'aria-pressed': String(isMuted) });
    if (this.#microphone) this.#microphone.muted = isMuted;
  }

  #showTalking(isTalking: boolean): void {
    this.#talking.hidden = !isTalking;
    this.#takeOver.disabled = isTalking;
    this.#listen.hidden = isTalking;
    setAttributes(this.#mute, { 'aria-pressed': 'false' });
  }

  #stop(): void {
    this.#audio = undefined;
    this.#microphone?.close();
    this.#microphone = undefined;
    const context = this.#context;
    this.#context = undefined;
    if (context && context.state !== 'closed') void context.close();
    setAttributes(this.#listen, { 'aria-pressed': 'false' });
    this.#showTalking(false);
  }
}

/** An object with a field `then` would count as a promise. */
function releaseOrder(next: 'continue' | 'end', note: string): object {
  return Object.fromEntries([['then', next], ...(note === '' ? [] : [['note', note]])]);
}
