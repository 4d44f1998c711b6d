import { z } from 'zod';
import { object, wholeNumberFrom } from '../../operator-file/shapes.ts';
import {
  EFFORTS,
  LONGEST_KEYWORD,
  LONGEST_PROMPT,
  MOST_KEYWORDS,
  NOISE_REDUCTIONS,
  OPTION_RANGES,
  type RealtimeOptions,
  TRUNCATIONS,
  VAD_EAGERNESS,
  VAD_TYPES,
} from '../../voice/options/realtime-options.ts';
import { TURN_TAKING } from '../../voice/options/turn-taking.ts';

/** Every message is what belongs there, as it follows "write". */
const LANGUAGES = 'a list of ISO 639-1 codes, like [de, en]';
const KEYWORDS = `a list of ${MOST_KEYWORDS} names and terms at most, each of 1 to ${LONGEST_KEYWORD} characters`;
const PROMPT = `a text of 1 to ${LONGEST_PROMPT} characters`;

function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: words.join(', ') });
}

function numberFrom([minimum, maximum]: readonly [number, number]) {
  const message = `a number from ${minimum} to ${maximum}`;
  return z.number({ error: message }).min(minimum, message).max(maximum, message);
}

const shape = {
  vad: oneOf(VAD_TYPES).optional(),
  vadThreshold: numberFrom(OPTION_RANGES.vadThreshold).optional(),
  vadPrefixMs: wholeNumberFrom(...OPTION_RANGES.vadPrefixMs).optional(),
  vadSilenceMs: wholeNumberFrom(...OPTION_RANGES.vadSilenceMs).optional(),
  vadEagerness: oneOf(VAD_EAGERNESS).optional(),
  vadIdleTimeoutMs: wholeNumberFrom(...OPTION_RANGES.vadIdleTimeoutMs).optional(),
  // YAML 1.1 readers take a bare off for false.
  noiseReduction: z
    .preprocess((given) => (given === false ? 'off' : given), oneOf(NOISE_REDUCTIONS))
    .optional(),
  noiseReductionStrength: numberFrom(OPTION_RANGES.noiseReductionStrength).optional(),
  transcriptionLanguages: z
    .array(z.string({ error: LANGUAGES }).regex(/^[a-z]{2}$/, LANGUAGES), { error: LANGUAGES })
    .min(1, LANGUAGES)
    .optional(),
  transcriptionKeywords: z
    .array(z.string({ error: KEYWORDS }).trim().min(1, KEYWORDS).max(LONGEST_KEYWORD, KEYWORDS), {
      error: KEYWORDS,
    })
    .max(MOST_KEYWORDS, KEYWORDS)
    .optional(),
  transcriptionPrompt: z
    .string({ error: PROMPT })
    .trim()
    .min(1, PROMPT)
    .max(LONGEST_PROMPT, PROMPT)
    .optional(),
  transcriptionDelay: oneOf(EFFORTS).optional(),
  reasoningEffort: oneOf(EFFORTS).optional(),
  truncation: oneOf(TRUNCATIONS).optional(),
  truncationRetentionRatio: numberFrom(OPTION_RANGES.truncationRetentionRatio).optional(),
  truncationTokenLimit: wholeNumberFrom(...OPTION_RANGES.truncationTokenLimit).optional(),
  speed: numberFrom(OPTION_RANGES.speed).optional(),
} satisfies Record<keyof RealtimeOptions, z.ZodType>;

/** Who decides about interruptions, of an assistant or of an arm. */
export const turnTakingSchema = z.enum(TURN_TAKING, { error: TURN_TAKING.join(' or ') });

/** The field `openai` of an assistant or of an arm. */
export const realtimeSchema = object(shape, 'options of OpenAI Realtime by name, like {vad: semantic_vad}');
