/** Why there is no microphone. */
export type MicrophoneFault = 'denied' | 'missing' | 'in_use' | 'insecure' | 'failed' | 'lost';

const ADVICE: Readonly<Record<MicrophoneFault, string>> = {
  denied: 'The page may not use the microphone. Allow it in the settings of the browser, then start again.',
  missing: 'No microphone was found. Connect one, then start again.',
  in_use: 'The microphone is used by another program. Close that program, then start again.',
  insecure: 'Browsers give the microphone only to https:// pages. Open this page with https://.',
  failed: 'The microphone could not be opened. Start again, or use another browser.',
  lost: 'The microphone was disconnected. Connect it, then start again.',
};

export class MicrophoneError extends Error {
  readonly code: MicrophoneFault;

  constructor(code: MicrophoneFault, options?: ErrorOptions) {
    super(ADVICE[code], options);
    this.code = code;
  }
}

export interface MicrophoneEvents {
  /** PCM16, mono, 40 ms. */
  onSamples(samples: Int16Array<ArrayBuffer>): void;
  /** The device is gone. */
  onLost(error: MicrophoneError): void;
}

const RATE_HZ = 16_000;

/** The echo canceller removes what this browser plays. Without it the assistant would interrupt itself. */
const CONSTRAINTS: MediaStreamConstraints = {
  audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};

/** The caller's microphone, while it is open. */
export class Microphone {
  readonly #stream: MediaStream;
  readonly #node: AudioWorkletNode;
  readonly #source: MediaStreamAudioSourceNode;

  private constructor(stream: MediaStream, source: MediaStreamAudioSourceNode, node: AudioWorkletNode) {
    this.#stream = stream;
    this.#source = source;
    this.#node = node;
  }

  /**
   * Asks the user, and opens it.
   * @param rateHz of the samples. Default 16 kHz.
   * @throws MicrophoneError with what the user can do
   */
  static async open(context: AudioContext, events: MicrophoneEvents, rateHz = RATE_HZ): Promise<Microphone> {
    const stream = await openStream();
    try {
      await context.audioWorklet.addModule(MICROPHONE_WORKLET);
      const source = context.createMediaStreamSource(stream);
      const processorOptions = { rateHz };
      const node = new AudioWorkletNode(context, 'microphone', {
        numberOfOutputs: 0,
        channelCount: 1,
        processorOptions,
      });
      node.port.onmessage = ({ data }: MessageEvent<Int16Array<ArrayBuffer>>) => events.onSamples(data);
      source.connect(node);
      const [track] = stream.getAudioTracks();
      track?.addEventListener('ended', () => events.onLost(new MicrophoneError('lost')));
      return new Microphone(stream, source, node);
    } catch (error) {
      stopTracks(stream);
      throw new MicrophoneError('failed', { cause: error });
    }
  }

  /** A muted microphone goes on sending, silence. */
  set muted(muted: boolean) {
    for (const track of this.#stream.getAudioTracks()) track.enabled = !muted;
  }

  /** Idempotent. */
  close(): void {
    this.#source.disconnect();
    this.#node.port.onmessage = null;
    stopTracks(this.#stream);
  }
}

async function openStream(): Promise<MediaStream> {
  if (!window.isSecureContext || !navigator.mediaDevices) throw new MicrophoneError('insecure');
  try {
    return await navigator.mediaDevices.getUserMedia(CONSTRAINTS);
  } catch (error) {
    throw new MicrophoneError(faultOf(error), { cause: error });
  }
}

/** @see https://developer.mozilla.org/en-US/docs/Web/API/MediaDevices/getUserMedia#exceptions */
function faultOf(error: unknown): MicrophoneFault {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'in_use';
    default:
      return 'failed';
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
