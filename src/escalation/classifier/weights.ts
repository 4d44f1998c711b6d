import { readFileSync } from 'node:fs';
import { GatewayError } from '../../errors.ts';

/** The classes of a caller's turn. `none`: nothing in it needs a person. */
export const TURN_CLASSES = [
  'none',
  'explicit_request',
  'danger',
  'fraud',
  'legal',
  'cancel_threat',
  'frustration',
] as const;
export type TurnClass = (typeof TURN_CLASSES)[number];

/** The classes of an answer to an offer. */
export const ANSWER_CLASSES = ['accept', 'refuse', 'other_answer'] as const;
export type AnswerClass = (typeof ANSWER_CLASSES)[number];

/** All outputs: the classes above, and whether an assistant's turn offers a person. */
export const OUTPUTS = [...TURN_CLASSES, ...ANSWER_CLASSES, 'offer'] as const;
export const OUTPUT_COUNT = OUTPUTS.length;
/** Units of the hidden layer, and bytes of one feature. */
export const WIDTH = 24;
/** A weight is stored as a whole number of steps, from -127 to 127. */
export const STEPS = 127;

/**
 * A network with one hidden layer. The rows of a turn's features are added and divided by the square root of their
 * number. What is positive then goes on to the outputs (ReLU).
 *
 * The file: 32-bit words (magic, places, width, outputs, words of the vocabulary), then as 32-bit floats the value of one
 * step, the hidden biases, the output weights and the output biases; then the features' hashes, the hashes of the
 * known words in rising order, and one signed byte for each unit of each feature. Little-endian.
 */
export interface Weights {
  /** A power of two. */
  readonly places: number;
  readonly step: Float32Array;
  /** `WIDTH` values. */
  readonly hiddenBiases: Float32Array;
  /** `WIDTH` values for each output. */
  readonly outputWeights: Float32Array;
  readonly outputBiases: Float32Array;
  /** Hash of the feature in each place, or 0. A feature is in the first free place from its own on (linear probing). */
  readonly features: Uint32Array;
  readonly vocabulary: Uint32Array;
  /** `WIDTH` values for each place. */
  readonly rows: Int8Array;
}

const MAGIC = 0x45534333;
const HEADER_WORDS = 5;

/** @throws GatewayError when the bytes are not weights of this version */
export function parseWeights(bytes: Buffer): Weights {
  const copy = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const [magic, places = 0, width, outputs, known = 0] = new Uint32Array(copy, 0, HEADER_WORDS);
  if (magic !== MAGIC || width !== WIDTH || outputs !== OUTPUT_COUNT)
    throw new GatewayError(
      'config_invalid',
      'The weights of the escalation classifier are of another version',
    );
  let offset = HEADER_WORDS * 4;
  const take = (length: number) => {
    const start = offset;
    offset += length;
    return start;
  };
  const floats = (length: number) => new Float32Array(copy, take(length * 4), length);
  const words = (length: number) => new Uint32Array(copy, take(length * 4), length);
  return {
    places,
    step: floats(1),
    hiddenBiases: floats(WIDTH),
    outputWeights: floats(OUTPUT_COUNT * WIDTH),
    outputBiases: floats(OUTPUT_COUNT),
    features: words(places),
    vocabulary: words(known),
    rows: new Int8Array(copy, take(places * WIDTH), places * WIDTH),
  };
}

/** Writes weights in the form that `parseWeights` reads. */
export function buildWeights(weights: Weights): Buffer {
  const { places, step, hiddenBiases, outputWeights, outputBiases, features, vocabulary, rows } = weights;
  const header = Uint32Array.of(MAGIC, places, WIDTH, OUTPUT_COUNT, vocabulary.length);
  const parts = [header, step, hiddenBiases, outputWeights, outputBiases, features, vocabulary, rows];
  return Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
}

/** The place of a feature in the table or, for an unknown one, the first free place. The table is never full. */
export function placeOf({ places, features }: Pick<Weights, 'places' | 'features'>, hash: number): number {
  let place = hash & (places - 1);
  for (let known = features[place]; known !== hash && known !== 0; known = features[place]) {
    place = (place + 1) & (places - 1);
  }
  return place;
}

/**
 * Reads the shipped file, once, at the start.
 * @throws GatewayError when the file is of another version
 */
export function readWeights(file: URL): Weights {
  return parseWeights(readFileSync(file));
}
