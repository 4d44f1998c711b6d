import { make, makeButton } from '../common/make.ts';
import { decodeMulaw } from './mulaw.ts';
import type { SpokenLine } from './softphone-api.ts';
import { readSound } from './wav.ts';

export interface VoicePanelEvents {
  /** PCM16, 8 kHz. */
  onVoice(samples: Int16Array): void;
  onMute(isMuted: boolean): void;
}

/** How the caller speaks: by microphone, by a sound file, or by recorded sentences where there are some. */
export class VoicePanel {
  readonly element = make('section', {
    class: 'phone-card',
    'aria-labelledby': 'phone-voice-title',
    hidden: true,
  });
  readonly #events: VoicePanelEvents;
  readonly #mute = makeButton('Mute', () => this.#toggleMute(), { 'aria-pressed': 'false' });
  readonly #note = make('p', { class: 'help', role: 'status' });
  readonly #file = make('input', { id: 'phone-file', type: 'file', accept: 'audio/*,.wav' });
  readonly #lines = make('div', {
    class: 'phone-lines',
    role: 'group',
    'aria-label': 'Recorded sentences',
    hidden: true,
  });

  constructor(events: VoicePanelEvents) {
    this.#events = events;
    this.#file.addEventListener('change', () => void this.#playFile());
    const file = make(
      'div',
      { class: 'field' },
      make('label', { for: 'phone-file' }, 'Play a sound file'),
      this.#file,
    );
    const title = make('h2', { id: 'phone-voice-title' }, 'Speak');
    this.element.append(title, this.#note, this.#mute, this.#lines, file);
  }

  begin(): void {
    this.element.hidden = false;
    this.#mute.hidden = false;
    this.#mute.setAttribute('aria-pressed', 'false');
    this.connected(false);
    this.note('Speak into your microphone.');
  }

  /** Words go over a stream only: before it is open, and between two, nothing can be said. */
  connected(isConnected: boolean): void {
    for (const button of this.#lines.querySelectorAll('button')) button.disabled = !isConnected;
    this.#file.disabled = !isConnected;
  }

  end(): void {
    this.element.hidden = true;
    this.#file.value = '';
  }

  noMicrophone(words: string): void {
    this.#mute.hidden = true;
    this.note(words);
  }

  note(words: string): void {
    this.#note.textContent = words;
  }

  offer(lines: readonly SpokenLine[]): void {
    const buttons = lines.map(({ text, language, mulaw }) =>
      makeButton(text, () => this.#events.onVoice(decodeMulaw(mulaw)), {
        lang: language,
        class: 'phone-sentence',
      }),
    );
    this.#lines.replaceChildren(...buttons);
    this.#lines.hidden = buttons.length === 0;
  }

  #toggleMute(): void {
    const isMuted = this.#mute.getAttribute('aria-pressed') !== 'true';
    this.#mute.setAttribute('aria-pressed', String(isMuted));
    this.#events.onMute(isMuted);
  }

  async #playFile(): Promise<void> {
    const file = this.#file.files?.[0];
    if (!file) return;
    try {
      this.#events.onVoice(await readSound(file));
      this.note(`Playing ${file.name}.`);
    } catch (error) {
      this.note(error instanceof Error ? error.message : 'The file cannot be read.');
    }
  }
}
