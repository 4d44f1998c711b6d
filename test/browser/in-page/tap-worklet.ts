/** What TypeScript's libraries do not know of the scope of an AudioWorklet. */
declare const currentFrame: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** Tells the page every block that is not silent, with its place in time. */
class Tap extends AudioWorkletProcessor {
  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const samples = inputs[0]?.[0];
    if (samples?.some((sample) => sample !== 0)) {
      this.port.postMessage({ frame: currentFrame, samples: samples.slice() });
    }
    return true;
  }
}

registerProcessor('tap', Tap);
