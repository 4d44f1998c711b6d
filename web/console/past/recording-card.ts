import type { PastCall, PastRecording } from '../../../src/console/past/past-views.ts';
import { make, makeButton, setText } from '../../common/make.ts';
import { type ConsoleApi, wordsOf } from '../frame/api.ts';
import { card } from './past-cards.ts';

/** The recordings of a call. A recording is fetched when somebody wants to hear it, because each fetch is logged. */
export class RecordingCard {
  readonly element: HTMLElement | undefined;
  readonly #api: ConsoleApi;
  readonly #sessionId: string;
  readonly #addresses: string[] = [];

  /** @param isSupervisor others may not hear calls */
  constructor(api: ConsoleApi, call: PastCall, isSupervisor: boolean) {
    this.#api = api;
    this.#sessionId = call.sessionId;
    if (call.recordings.length === 0) return;
    const rows = isSupervisor
      ? call.recordings.map((recording) => this.#row(recording, call.recordings.length))
      : [make('p', { class: 'soft' }, 'This call was recorded. Supervisors can hear it.')];
    this.element = card('Recording', ...rows);
  }

  close(): void {
    for (const address of this.#addresses.splice(0)) URL.revokeObjectURL(address);
  }

  #row({ part }: PastRecording, parts: number): HTMLElement {
    const said = make('p', { class: 'help', role: 'status' });
    const row = make('div', { class: 'recording' });
    const name = parts === 1 ? 'Load the recording' : `Load part ${part} of ${parts}`;
    const button = makeButton(name, () => void this.#load(part, row, said));
    row.append(button, said);
    return row;
  }

  async #load(part: number, row: HTMLElement, said: HTMLElement): Promise<void> {
    setText(said, 'Loading');
    try {
      const address = URL.createObjectURL(
        await this.#api.blob(`/past/${this.#sessionId}/audio?part=${part}`),
      );
      this.#addresses.push(address);
      // The left channel is the caller, the right one what they heard.
      const audio = make('audio', { controls: true, src: address, 'aria-label': `Recording, part ${part}` });
      row.replaceChildren(
        audio,
        make('p', { class: 'help' }, 'Left: the caller. Right: what the caller heard.'),
      );
      audio.focus();
    } catch (error) {
      setText(said, wordsOf(error));
    }
  }
}
