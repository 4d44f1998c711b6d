/** What is in scope of an audio worklet and not among TypeScript's types of the DOM. */
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
  abstract process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}
declare function registerProcessor<Options>(
  name: string,
  processor: new (options: Options) => AudioWorkletProcessor,
): void;
/** Hz, of the context. */
declare const sampleRate: number;
/** Seconds, of the context. */
declare const currentTime: number;

/** Addresses of the worklets, written in by the build. */
declare const MICROPHONE_WORKLET: string;
declare const SPEAKER_WORKLET: string;
