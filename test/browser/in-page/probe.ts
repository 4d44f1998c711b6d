/**
 * Runs in the page before its own scripts. It listens to everything that the page sends to the loudspeaker, and lets
 * the caller speak into the microphone. The page does not know about it.
 */

/** Where tests serve the worklet of the tap. The page's policy allows scripts of its own origin only. */
const TAP_URL = '/test-tap.js';
/** Chromium needs a moment to schedule a sound. */
const LEAD_SECONDS = 0.05;

interface Tapped {
  readonly context: BaseAudioContext;
  readonly blocks: { readonly frame: number; readonly samples: Float32Array }[];
}

const taps: Tapped[] = [];
const loaded = new WeakMap<BaseAudioContext, Promise<void>>();
const microphones = new Set<{
  readonly context: AudioContext;
  readonly mouth: AudioNode;
  readonly track: MediaStreamTrack;
}>();

document.addEventListener('securitypolicyviolation', (event) => {
  // Tests read the page's console, also that of pages that were left.
  // biome-ignore lint/suspicious/noConsole: see above
  console.error(`security policy: ${event.violatedDirective} ${event.blockedURI}`);
});

const NativeContext = globalThis.AudioContext;
globalThis.AudioContext = class extends NativeContext {
  constructor(options?: AudioContextOptions) {
    super(options);
    loaded.set(this, this.audioWorklet.addModule(TAP_URL));
  }
};

type Connect = (to: AudioNode, ...ports: number[]) => AudioNode;
const NativeNode: { readonly connect: Connect } = AudioNode.prototype;
const { connect } = NativeNode;
Object.defineProperty(AudioNode.prototype, 'connect', {
  value(this: AudioNode, to: AudioNode, ...ports: number[]): AudioNode {
    if (to instanceof AudioDestinationNode) void tap(this);
    return connect.call(this, to, ...ports);
  },
});

async function tap(source: AudioNode): Promise<void> {
  const { context } = source;
  await loaded.get(context);
  const node = new AudioWorkletNode(context, 'tap', { numberOfOutputs: 0 });
  const tapped: Tapped = { context, blocks: [] };
  taps.push(tapped);
  node.port.onmessage = ({ data }: MessageEvent<{ frame: number; samples: Float32Array }>) => {
    tapped.blocks.push(data);
  };
  connect.call(source, node);
}

/** What a microphone hears, and what `probe.say` says into it, as one stream. */
async function openMicrophone(device: MediaStream): Promise<MediaStream> {
  const context = new NativeContext();
  const microphone = context.createMediaStreamDestination();
  connect.call(context.createMediaStreamSource(device), microphone);
  const [track] = microphone.stream.getAudioTracks();
  if (!track) throw new Error('no track');
  microphones.add({ context, mouth: microphone, track });
  const stop = track.stop.bind(track);
  track.stop = () => {
    stop();
    for (const each of device.getTracks()) each.stop();
  };
  return microphone.stream;
}

// Only secure pages have a microphone; `about:blank` has none.
if (window.isSecureContext && navigator.mediaDevices) {
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => openMicrophone(await open(constraints));
}

/** Milliseconds of `performance.now` at a time of an AudioContext, seconds. */
function clockMs(context: BaseAudioContext, seconds: number): number {
  return performance.now() + (seconds - context.currentTime) * 1000;
}

function newestMicrophone() {
  const microphone = [...microphones].at(-1);
  if (!microphone) throw new Error('the page has not opened the microphone');
  return microphone;
}

const probe = {
  /** Speaks a WAV file. @returns when its first and last sample are spoken, milliseconds */
  async say(base64: string): Promise<{ startMs: number; endMs: number }> {
    const { context, mouth } = newestMicrophone();
    const file = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const source = new AudioBufferSourceNode(context, { buffer: await context.decodeAudioData(file.buffer) });
    connect.call(source, mouth);
    const at = context.currentTime + LEAD_SECONDS;
    const startMs = clockMs(context, at);
    source.start(at);
    await new Promise((resolve) => {
      source.onended = resolve;
    });
    return { startMs, endMs: startMs + (source.buffer?.duration ?? 0) * 1000 };
  },

  /**
   * What was played since the last time: all of it would keep a page busy that plays for long.
   * @param load of the last answer; another one asks for everything
   * @param known blocks that are known of each tap
   */
  heardSince(load: number, known: readonly number[]) {
    const isSame = load === performance.timeOrigin;
    return {
      load: performance.timeOrigin,
      taps: taps.map(({ context, blocks }, at) => {
        const from = isSame ? (known[at] ?? 0) : 0;
        const fresh = blocks.slice(from);
        return {
          from,
          sampleRateHz: context.sampleRate,
          zeroMs: clockMs(context, 0),
          frames: fresh.map(({ frame }) => frame),
          audio: toBase64(fresh.map(({ samples }) => samples)),
        };
      }),
    };
  },

  /** When the page last sent anything to the loudspeaker, milliseconds; 0 before. */
  lastSoundMs(): number {
    return Math.max(
      0,
      ...taps.map(({ context, blocks }) => {
        const last = blocks.at(-1);
        return last ? clockMs(context, last.frame / context.sampleRate) : 0;
      }),
    );
  },

  /** The microphone is unplugged. */
  unplug(): void {
    const { track } = newestMicrophone();
    track.stop();
    track.dispatchEvent(new Event('ended'));
  },

  nowMs: (): number => performance.now(),
  openMicrophones: (): number => [...microphones].filter(({ track }) => track.readyState === 'live').length,
};

function toBase64(blocks: readonly Float32Array[]): string {
  const pieces = blocks.map((samples) => {
    const pcm = Int16Array.from(samples, (sample) => Math.max(-1, Math.min(1, sample)) * 32_767);
    return String.fromCharCode(...new Uint8Array(pcm.buffer));
  });
  return btoa(pieces.join(''));
}

Object.defineProperty(globalThis, 'probe', { value: probe });
