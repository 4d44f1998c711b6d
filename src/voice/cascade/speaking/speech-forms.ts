import type { Engine, VoiceId } from '@aws-sdk/client-polly';
import type { LineFormat } from '../../../audio/line-format.ts';
import { type ServiceEncoding, type ServiceFormat, serviceFormat } from '../audio/service-format.ts';
import { ENGINES } from './voices.ts';

/** How speech is asked for. */
export interface SpeechForm {
  readonly engine: Engine;
  readonly format: ServiceFormat;
}

/**
 * The forms of a request for speech, the best first. A voice, a region or the service may refuse one, and takes the
 * next; what was taken once is asked for first from then on. Shared by all calls.
 */
export class SpeechForms {
  readonly #encodings: readonly ServiceEncoding[];
  readonly #taken = new Map<string, number>();
  #streamRefused = false;

  constructor(wanted: ServiceEncoding) {
    this.#encodings = wanted === 'mulaw' ? ['mulaw', 'pcm'] : ['pcm'];
  }

  /** Whether the bidirectional stream was refused, so that sentences are asked for one by one. */
  get streamRefused(): boolean {
    return this.#streamRefused;
  }

  refuseStream(): void {
    this.#streamRefused = true;
  }

  /** What to ask for, in order. */
  of(voice: VoiceId, line: LineFormat): readonly SpeechForm[] {
    return this.#all(line).slice(this.#taken.get(keyOf(voice, line)) ?? 0);
  }

  took(voice: VoiceId, line: LineFormat, form: SpeechForm): void {
    const at = this.#all(line).findIndex(
      ({ engine, format }) => engine === form.engine && format === form.format,
    );
    if (at > 0) this.#taken.set(keyOf(voice, line), at);
  }

  #all(line: LineFormat): readonly SpeechForm[] {
    const formats = [...new Set(this.#encodings.map((encoding) => serviceFormat(line, encoding)))];
    return formats.flatMap((format) => ENGINES.map((engine) => ({ engine, format })));
  }
}

function keyOf(voice: VoiceId, { mediaType }: LineFormat): string {
  return `${voice} ${mediaType}`;
}
