import { Microphone, type MicrophoneError } from '../../audio/microphone.ts';
import { SampleConverter } from '../../audio/sample-converter.ts';

const MICROPHONE_HZ = 16_000;
const TALK_HZ = 24_000;

/** The supervisor's microphone, at the rate that the gateway takes. */
export class SupervisorMicrophone {
  readonly #microphone: Microphone;

  private constructor(microphone: Microphone) {
    this.#microphone = microphone;
  }

  /**
   * Asks the person, and opens it.
   * @throws MicrophoneError with what the person can do
   */
  static async open(
    context: AudioContext,
    onSamples: (samples: Int16Array<ArrayBuffer>) => void,
    onLost: (error: MicrophoneError) => void,
  ): Promise<SupervisorMicrophone> {
    const converter = new SampleConverter(MICROPHONE_HZ, TALK_HZ);
    const microphone = await Microphone.open(context, {
      onSamples: (samples) => onSamples(converter.process(samples)),
      onLost,
    });
    return new SupervisorMicrophone(microphone);
  }

  set muted(muted: boolean) {
    this.#microphone.muted = muted;
  }

  close(): void {
    this.#microphone.close();
  }
}
