import { z } from 'zod';
import { object, trueOrFalse, wholeNumberFrom } from '../operator-file/shapes.ts';
import { VOICE_PROVIDERS } from '../voice/provider.ts';
import { DEFAULT_TIMEOUT_MS, MAX_TIMEOUT_MS } from './limits.ts';

/** What may fill a parameter in the model's place, and be named in a template. The model never writes it. */
const FACT_NAMES = ['caller.number', 'dialed.number', 'session.id', 'language'] as const;
export type FactName = (typeof FACT_NAMES)[number];

/** Parameters that the gateway fills, by name. The model does not see them. */
export const boundParameters = z.record(
  z.string(),
  z.enum(FACT_NAMES, { error: `one of ${FACT_NAMES.join(', ')}` }),
  { error: 'parameters, each with a fact: phone: caller.number' },
);

export const texts = z.record(z.string(), z.string({ error: 'text' }), { error: 'fields with text' });

const FILLER = 'false, or fields afterMs and text';

const filler = object(
  {
    afterMs: wholeNumberFrom(0, 20_000).default(700),
    text: z
      .record(
        z.string().regex(/^[a-z]{2}$/, 'a language of two letters, like en'),
        z.string({ error: 'text' }).min(1, 'a short sentence'),
        { error: 'a sentence by language, like {en: One moment.}' },
      )
      .default({}),
  },
  FILLER,
);

/** How a tool is called, wherever it comes from: fields of an HTTP tool and of an MCP server. */
export const callFields = {
  timeoutMs: wholeNumberFrom(100, MAX_TIMEOUT_MS).default(DEFAULT_TIMEOUT_MS),
  filler: z.union([z.literal(false), filler], { error: FILLER }).prefault({}),
  cancellable: trueOrFalse.default(false),
  providers: z
    .array(z.enum(VOICE_PROVIDERS, { error: VOICE_PROVIDERS.join(' or ') }), {
      error: `a list of ${VOICE_PROVIDERS.join(', ')}`,
    })
    .min(1, 'at least one provider')
    .optional(),
};
