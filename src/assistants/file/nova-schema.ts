import { z } from 'zod';
import { object, trueOrFalse } from '../../operator-file/shapes.ts';
import { NOVA_ENDPOINTING } from '../../voice/options/nova-options.ts';

/** What an assistant asks of Amazon Nova Sonic; the settings of the process have the same options. */
export const novaSchema = object(
  {
    endpointing: z.enum(NOVA_ENDPOINTING, { error: 'HIGH, MEDIUM or LOW' }).optional(),
    inputGate: trueOrFalse.optional(),
    resumeAfterNoise: trueOrFalse.optional(),
  },
  'options of Nova, like {endpointing: HIGH}',
);
