import type { CallView } from '../../../src/console/views.ts';
import { make, makeButton, setText } from '../../common/make.ts';
import type { ConsoleApi } from '../frame/api.ts';
import { stateOf } from '../words/phase-words.ts';
import { confirmDialog } from './confirm-dialog.ts';
import { SteerAudio } from './steer-audio.ts';
import { SteerText } from './steer-text.ts';
import { Steering } from './steering.ts';

const HAND_OFF = {
  title: 'Hand the call to a person now?',
  words: 'The caller hears that a person takes over, then they are connected.',
  action: 'Hand off',
  fields: [
    { name: 'reason', label: 'Reason', isRequired: true, maxLength: 200 },
    { name: 'note', label: 'Note for the person who takes the call', maxLength: 500 },
  ],
};
const END = {
  title: 'End the call politely?',
  words: 'The assistant says goodbye to the caller, then hangs up.',
  action: 'End politely',
};

/** What a supervisor can do with a live call. */
export class SteerPanel {
  readonly element: HTMLElement;
  readonly #steering: Steering;
  readonly #audio: SteerAudio;
  readonly #handOff = makeButton('Hand off now…', () => void this.#onHandOff());
  readonly #end = makeButton('End politely…', () => void this.#onEnd());
  readonly #fields: HTMLFieldSetElement;
  readonly #hint = make('p', { class: 'help', role: 'status' });

  constructor(api: ConsoleApi, sessionId: string) {
    this.#steering = new Steering(api, sessionId);
    this.#audio = new SteerAudio(api, sessionId, this.#steering);
    this.#fields = make(
      'fieldset',
      {},
      make('legend', { class: 'visually-hidden' }, 'Steer this call'),
      this.#audio.element,
      this.#whisper().element,
      this.#say().element,
      make('div', { class: 'buttons' }, this.#handOff, this.#end),
    );
    this.element = make(
      'section',
      { class: 'panel steer', 'aria-labelledby': 'steer-title' },
      make('h2', { id: 'steer-title' }, 'Steer'),
      this.#hint,
      this.#steering.element,
      this.#fields,
    );
  }

  show(view: CallView): void {
    const isLive = view.phase !== 'ended' && view.phase !== 'lost';
    if (this.#fields.disabled === isLive) this.#fields.disabled = !isLive;
    this.#audio.allow(isLive);
    setText(this.#hint, hintFor(view));
  }

  close(): void {
    this.#audio.close();
  }

  #whisper(): SteerText {
    return new SteerText({
      id: 'whisper',
      label: 'Whisper to the assistant',
      help: 'The caller does not hear it. The assistant uses it in its next answers.',
      action: 'Whisper',
      maxLength: 500,
      onSend: (text) => this.#steering.act('whisper', { text }, 'The assistant was told.'),
    });
  }

  #say(): SteerText {
    return new SteerText({
      id: 'say',
      label: 'Say to the caller',
      help: 'The caller hears exactly this sentence, in the voice of the assistant.',
      action: 'Say…',
      maxLength: 300,
      onSend: async (text) => {
        const question = { title: 'Say this to the caller?', words: `“${text}”`, action: 'Say it' };
        if (!(await confirmDialog(question))) return false;
        return this.#steering.act('say', { text }, 'The caller will hear it.');
      },
    });
  }

  async #onHandOff(): Promise<void> {
    const answers = await confirmDialog(HAND_OFF);
    if (!answers) return;
    const [reason, note] = [answers.get('reason') ?? '', answers.get('note') ?? ''];
    await this.#steering.act('handoff', { reason, ...(note !== '' && { note }) }, 'The hand-off has begun.');
  }

  async #onEnd(): Promise<void> {
    if (await confirmDialog(END)) await this.#steering.act('end', {}, 'The assistant says goodbye.');
  }
}

function hintFor(view: CallView): string {
  const { phase, secureInput, takenOverBy } = view;
  if (stateOf(view) === 'dialling') return 'The assistant has left the call; nothing more can be done here.';
  if (phase === 'ended') return 'The call is over; nothing more can be done.';
  if (phase === 'lost') return 'The connection is lost. The caller may come back in a moment.';
  if (secureInput) return 'Private entry: the caller cannot be heard until it has ended. The assistant can.';
  return takenOverBy === undefined ? '' : `${takenOverBy} speaks with the caller.`;
}
