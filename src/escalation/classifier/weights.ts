import { readFileSync } from 'node:fs';
import { GatewayError } from '../../errors.ts';

/** What the classifier tells of a caller's turn. `none`: nothing that needs a person. */
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

/** What it tells of an answer to an offer. */
export const ANSWER_CLASSES = ['accept', 'refuse', 'other_answer'] as const;
export type AnswerClass = (typeof ANSWER_CLASSES)[number];

/** The outputs: the two above, and whether an assistant's turn offers a person. */
export const OUTPUTS = [...TURN_CLASSES, ...ANSWER_CLASSES, 'offer'] as const;
export const OUTPUT_COUNT = OUTPUTS.length;
/** Width of the hidden layer: bytes of one feature. */
export const WIDTH = 24;
/** Steps of one weight in either direction. */
export const STEPS = 127;

/**
 * A network of one hidden layer. The rows of a turn's features are added up and divided by the root of their number;
 * what is positive of that goes to the outputs.
 *
 * File: 32-bit words (magic, places, width, outputs, words of the vocabulary), then as 32-bit floats the value of one
 * step, the hidden biases, the output weights and the output biases; then the features' hashes, the hashes of the
 * known words in rising order, and one signed byte for each unit of each feature. Little-endian.
 */
export interface Weights {
  /** A power of two. */
  readonly places: number;
  readonly step: Float32Array;
  /** `WIDTH` of them. */
  readonly hiddenBiases: Float32Array;
  /** `WIDTH` for each output. */
  readonly outputWeights: Float32Array;
  readonly outputBiases: Float32Array;
  /** Hash of the feature in each place; 0: none. A feature stands in the first free place from its own. */
  readonly features: Uint32Array;
  readonly vocabulary: Uint32Array;
  /** `WIDTH` for each place. */
  readonly rows: Int8Array;
}

const MAGIC = 0x45534333;
const HEADER_WORDS = 5;

/** @throws GatewayError when the bytes are no weights of this version */
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

export function buildWeights(weights: Weights): Buffer {
  const { places, step, hiddenBiases, outputWeights, outputBiases, features, vocabulary, rows } = weights;
  const header = Uint32Array.of(MAGIC, places, WIDTH, OUTPUT_COUNT, vocabulary.length);
  const parts = [header, step, hiddenBiases, outputWeights, outputBiases, features, vocabulary, rows];
  return Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
}

/** The place of a feature in the table, or that of the first free place; the table is never full. */
export function placeOf({ places, features }: Pick<Weights, 'places' | 'features'>, hash: number): number {
  let place = hash & (places - 1);
  for (let known = features[place]; known !== hash && known !== 0; known = features[place]) {
    place = (place + 1) & (places - 1);
  }
  return place;
}

/** Reads the shipped file once, at start. */
export function readWeights(file: URL): Weights {
  return parseWeights(readFileSync(file));
}
