import { z } from 'zod';
import { objectError } from '../../operator-file/schema-problems.ts';
import { object, trueOrFalse, wholeNumberFrom } from '../../operator-file/shapes.ts';
import { RECORDING_MODES } from '../../recording/recording-mode.ts';
import type { LanguageLines } from '../../spoken/lines.ts';
import { ALL_LINES } from '../../spoken/shipped-lines.ts';
import { VOICE_PROVIDERS } from '../../voice/provider.ts';
import { novaSchema } from './nova-schema.ts';
import { realtimeSchema, turnTakingSchema } from './realtime-schema.ts';

/** Every message is what belongs there, as it follows "write". */
const LANGUAGES = [...ALL_LINES.keys()];
const LANGUAGE = `a language code: ${LANGUAGES.join(', ')}`;
const LONGEST_LINE = 1_000;
const LONGEST_INSTRUCTIONS = 64 * 1024;
const MOST_KEYWORDS = 100;
const MOST_TOOLS = 64;
/** Stream tokens carry the name, and Twilio takes less than 500 characters. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_-]{0,39}$/;
const NAME_TEXT = 'a name of 1 to 40 letters, digits, dashes and underscores';

/** The lines that an operator may replace: those without variable parts. */
const LINES = [
  'hold',
  'refusal',
  'offer',
  'idlePrompt',
  'idleGoodbye',
  'durationWarning',
  'durationGoodbye',
  'interruption',
  'moved',
  'nobodyFree',
  'noPersons',
  'emergency',
  'modelGone',
  'apology',
  'unstaffed',
] as const satisfies readonly (keyof LanguageLines)[];
export type ReplaceableLine = (typeof LINES)[number];

const text = (what: string, longest = LONGEST_LINE) => {
  const message = `${what}, of ${longest} characters at most`;
  return z.string({ error: message }).trim().min(1, message).max(longest, message);
};

const language = z.enum(LANGUAGES, { error: LANGUAGE });

/** Values by language. One value alone is for every language. */
function byLanguage<T extends z.ZodType>(value: T, what: string) {
  const shape = Object.fromEntries(LANGUAGES.map((code) => [code, value.optional()]));
  const all = z.strictObject({ all: value.optional(), ...shape }, { error: objectError(shape, what) });
  return z.preprocess((given) => (typeof given === 'string' ? { all: given } : given), all);
}

function byProvider<T extends z.ZodType>(value: T, what: string) {
  return object(
    {
      openai: value.optional(),
      'openai-live': value.optional(),
      nova: value.optional(),
      cascade: value.optional(),
    },
    what,
  );
}

const VOICE = "a voice's name, or {id: …} for a custom voice";
/** The gateway has no list of the voices, which providers add to; all of them are named like this. */
const VOICE_NAME = /^[A-Za-z0-9_-]{1,100}$/;
const voiceName = (what: string) =>
  z.string({ error: what }).regex(VOICE_NAME, `${what}: letters, digits, dashes and underscores`);
const customVoice = object({ id: voiceName('the id of the voice') }, VOICE);
const voice = z.preprocess(
  (given) => (typeof given === 'string' ? { name: given } : given),
  z
    .strictObject(
      { name: voiceName('the name of the voice').optional(), ...customVoice.partial().shape },
      { error: objectError({ id: true }, VOICE) },
    )
    .refine(({ name, id }) => (name === undefined) !== (id === undefined), { error: VOICE }),
);

const linesShape = Object.fromEntries(
  LINES.map((name) => [name, text('the line as it is spoken').optional()]),
);

export const voicesSchema = byProvider(voice, 'voices by provider, like {openai: marin, nova: matthew}');
export const languageSchema = language;

const ATTRIBUTE_NAME = /^[A-Za-z0-9_-]{1,64}$/;
const attributes = z.record(
  z.string().regex(ATTRIBUTE_NAME, 'a name of 1 to 64 letters, digits, dashes and underscores'),
  text('a text', 500),
  { error: 'attributes by name, like {department: sales}' },
);

const assistantShape = {
  instructions: text('the instructions of the assistant', LONGEST_INSTRUCTIONS).optional(),
  instructionsFile: text('the path of a text file').optional(),
  greeting: byLanguage(text('the first words of a call'), 'a greeting, or greetings by language').optional(),
  lines: object(
    Object.fromEntries(
      LANGUAGES.map((code) => [code, object(linesShape, 'lines by name, like {hold: …}').optional()]),
    ),
    'lines by language, like {en: {hold: …}}',
  ).optional(),
  consentNotice: byLanguage(
    text('what is spoken before the call'),
    'a notice, or notices by language',
  ).optional(),
  provider: z.enum(VOICE_PROVIDERS, { error: VOICE_PROVIDERS.join(' or ') }).optional(),
  fallback: trueOrFalse.optional(),
  models: byProvider(
    text("the model's name", 200),
    'models by provider, like {openai: gpt-realtime-2.1}',
  ).optional(),
  voices: voicesSchema.optional(),
  openai: realtimeSchema.optional(),
  nova: novaSchema.optional(),
  turnTaking: turnTakingSchema.optional(),
  language: language.optional(),
  languages: z
    .array(language, { error: 'a list of languages, like [en, de]' })
    .min(1, 'at least one language')
    .optional(),
  keywords: z
    .array(text('a name or a term', 100), { error: 'a list of names and terms' })
    .max(MOST_KEYWORDS, `${MOST_KEYWORDS} keywords at most`)
    .optional(),
  tools: z
    .array(text('the name of a tool', 100), { error: 'a list of tools, like [order_status]' })
    .max(MOST_TOOLS, `${MOST_TOOLS} tools at most`)
    .optional(),
  knowledge: text('the name of one source of the section knowledge', 100).optional(),
  handoff: object(
    {
      queueId: text('the id of a queue of Amazon Connect', 200).optional(),
      attributes: attributes.optional(),
    },
    'queueId and attributes',
  ).optional(),
  limits: object(
    {
      maxCallSeconds: wholeNumberFrom(10, 86_400).optional(),
      idleCallSeconds: wholeNumberFrom(5, 3600).optional(),
      maxCallCostUsd: z
        .number({ error: 'an amount of US dollars above 0' })
        .positive('an amount of US dollars above 0')
        .optional(),
    },
    'maxCallSeconds, idleCallSeconds and maxCallCostUsd',
  ).optional(),
  greetingBargeIn: z.enum(['allow', 'repeat', 'protect'], { error: 'allow, repeat or protect' }).optional(),
  holdLineBargeIn: z.enum(['allow', 'protect'], { error: 'allow or protect' }).optional(),
  secureInput: trueOrFalse.optional(),
  recording: z.enum(RECORDING_MODES, { error: 'off, consented or always' }).optional(),
  timeZone: z
    .string({ error: 'a time zone, like Europe/Berlin' })
    .refine(isTimeZone, 'a time zone, like Europe/Berlin')
    .optional(),
};

export const assistantSchema = object(
  assistantShape,
  'the fields of the assistant, at least its instructions',
);
export type DeclaredAssistant = z.infer<typeof assistantSchema>;

const assistantName = z.string().regex(NAME, NAME_TEXT);

const E164 = /^\+[1-9]\d{6,14}$/;
const SIP_USER = /^sips?:[^\s@;]{1,64}(?:@[a-z0-9.-]{1,253})?$/i;
const DIALED =
  'a number in E.164 form and quotation marks, like "+14155550100", or a SIP user, like "sip:sales@example.com"';

const topShape = {
  default: z.string({ error: 'the name of the assistant that takes all other calls' }),
  numbers: z
    .record(
      z.string().refine((key) => E164.test(key) || SIP_USER.test(key), DIALED),
      z.string({ error: 'the name of an assistant' }),
      { error: 'assistants by dialled number, like {"+14155550100": reception}' },
    )
    .optional(),
  assistants: z
    .record(assistantName, z.unknown(), { error: 'assistants by name' })
    .refine((assistants) => Object.keys(assistants).length > 0, 'at least one assistant'),
  experiments: z.unknown().optional(),
};

/** @param sections further keys at the top of the file */
export function fileSchema(sections: readonly string[]) {
  const others = Object.fromEntries(sections.map((section) => [section, z.unknown().optional()]));
  const shape = { ...topShape, ...others };
  return z.strictObject(
    { ...topShape, ...others },
    { error: objectError(shape, 'default, numbers and assistants') },
  );
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
