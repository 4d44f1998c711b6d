import { z } from 'zod';
import { branching, condition, errors, identifier, noConditions, onward } from './flow-transitions.ts';

/*
 * The flow language (version 2019-10-30) as far as this project's flows use it. Amazon Connect takes every
 * parameter value as a text: a JSON number or boolean makes an import fail.
 */

const text = z.string().min(1);
const trueOrFalse = z.enum(['True', 'False']);
const attributeMap = z.record(z.string().regex(/^[\w-]+$/, 'is not a valid attribute name'), z.string());
const reference = z.string().regex(/^\$\.[A-Za-z]+(\.[\w-]+)*$/, 'is not one reference');

const OPERATORS = [
  'Equals',
  'TextStartsWith',
  'TextEndsWith',
  'TextContains',
  'NumberGreaterThan',
  'NumberGreaterOrEqualTo',
  'NumberLessThan',
  'NumberLessOrEqualTo',
] as const;

function seconds(least: number, most: number) {
  return z
    .string()
    .regex(/^\d+$/, 'is not a number of seconds as a text')
    .refine((value) => Number(value) >= least && Number(value) <= most, `is not ${least} to ${most}`);
}

function action<T extends string, P extends z.ZodType, R extends z.ZodType>(
  type: T,
  parameters: P,
  transitions: R,
) {
  return z.strictObject({
    Identifier: identifier,
    Type: z.literal(type),
    Parameters: parameters,
    Transitions: transitions,
  });
}

const prompt = {
  Text: text.optional(),
  SSML: text.optional(),
  PromptId: text.optional(),
  Media: z.strictObject({ Uri: text, SourceType: z.literal('S3'), MediaType: z.literal('Audio') }).optional(),
};
const dtmf = z.strictObject({
  InputTerminationSequence: z
    .string()
    .regex(/^[\d*#]{1,5}$/, 'is not 1 to 5 keys')
    .optional(),
  InterdigitTimeLimitSeconds: seconds(1, 20).optional(),
  DisableCancelKey: trueOrFalse.optional(),
});

function hasOnePrompt(parameters: z.infer<z.ZodObject<typeof prompt>>): boolean {
  const { Text, SSML, PromptId, Media } = parameters;
  return [Text, SSML, PromptId, Media].filter((one) => one !== undefined).length === 1;
}

const ONE_PROMPT = 'must have exactly one of Text, SSML, PromptId and Media';
const menuKey = z.string().regex(/^[\d*#]$/, 'is not one key');
const yesOrNo = z.string().regex(/^(True|False)$/, 'is neither True nor False');

const ACTIONS = {
  UpdateFlowLoggingBehavior: action(
    'UpdateFlowLoggingBehavior',
    z.strictObject({ FlowLoggingBehavior: z.enum(['Enabled', 'Disabled']) }),
    onward(),
  ),
  UpdateContactRecordingBehavior: action(
    'UpdateContactRecordingBehavior',
    z.strictObject({
      RecordingBehavior: z.strictObject({ RecordedParticipants: z.array(z.enum(['Agent', 'Customer'])) }),
    }),
    onward(),
  ),
  InvokeLambdaFunction: action(
    'InvokeLambdaFunction',
    z.strictObject({
      LambdaFunctionARN: text,
      InvocationTimeLimitSeconds: seconds(1, 8),
      LambdaInvocationAttributes: attributeMap.optional(),
      ResponseValidation: z.strictObject({ ResponseType: z.literal('STRING_MAP') }),
    }),
    onward('NoMatchingError'),
  ),
  UpdateContactAttributes: action(
    'UpdateContactAttributes',
    z.strictObject({ Attributes: attributeMap, TargetContact: z.literal('Current') }),
    onward('NoMatchingError'),
  ),
  /** "Store customer input": many keys, and a caller who presses none goes on as well. */
  StoreParticipantInput: action(
    'GetParticipantInput',
    z
      .strictObject({
        ...prompt,
        StoreInput: z.literal('True'),
        InputTimeLimitSeconds: seconds(1, 180),
        InputValidation: z.strictObject({
          CustomValidation: z.strictObject({ MaximumLength: seconds(1, 128) }),
        }),
        DTMFConfiguration: dtmf.optional(),
        InputEncryption: z.strictObject({ EncryptionKeyId: text, Key: text }).optional(),
      })
      .refine(hasOnePrompt, ONE_PROMPT),
    onward('NoMatchingError'),
  ),
  /** "Get customer input": one key of a menu. */
  GetParticipantInput: action(
    'GetParticipantInput',
    z
      .strictObject({ ...prompt, StoreInput: z.literal('False'), InputTimeLimitSeconds: seconds(1, 180) })
      .refine(hasOnePrompt, ONE_PROMPT),
    branching(condition(['Equals'], menuKey), [
      'InputTimeLimitExceeded',
      'NoMatchingCondition',
      'NoMatchingError',
    ]),
  ),
  Compare: action(
    'Compare',
    z.strictObject({ ComparisonValue: reference }),
    branching(condition(OPERATORS, z.string()), ['NoMatchingCondition']),
  ),
  CheckHoursOfOperation: action(
    'CheckHoursOfOperation',
    z.strictObject({ HoursOfOperationId: text.optional() }),
    branching(condition(['Equals'], yesOrNo), ['NoMatchingError']).refine(
      ({ Conditions }) =>
        Conditions.length === 2 && new Set(Conditions.map((c) => c.Condition.Operands[0])).size === 2,
      'must have the conditions True and False',
    ),
  ),
  UpdateContactTargetQueue: action(
    'UpdateContactTargetQueue',
    z.strictObject({ QueueId: text }),
    onward('NoMatchingError'),
  ),
  UpdateContactEventHooks: action(
    'UpdateContactEventHooks',
    z.strictObject({ EventHooks: z.strictObject({ CustomerQueue: text }) }),
    onward('NoMatchingError'),
  ),
  TransferContactToQueue: action(
    'TransferContactToQueue',
    z.strictObject({}),
    z.strictObject({
      NextAction: identifier.optional(),
      Conditions: noConditions,
      Errors: errors(['QueueAtCapacity', 'NoMatchingError']),
    }),
  ),
  MessageParticipant: action(
    'MessageParticipant',
    z.strictObject(prompt).refine(hasOnePrompt, ONE_PROMPT),
    onward('NoMatchingError'),
  ),
  DisconnectParticipant: action('DisconnectParticipant', z.strictObject({}), z.strictObject({})),
} as const;

/** One block of a flow that keeps every rule of its type. */
export type FlowAction = z.infer<(typeof ACTIONS)[keyof typeof ACTIONS]>;

const position = z.strictObject({ x: z.number(), y: z.number() });

/** The frame around the actions. */
export const flowDocument = z.strictObject({
  Version: z.literal('2019-10-30'),
  StartAction: identifier,
  Metadata: z.looseObject({
    entryPointPosition: position,
    ActionMetadata: z.record(identifier, z.looseObject({ position })),
  }),
  Actions: z.array(z.unknown()).min(1).max(250),
});

const header = z.looseObject({
  Type: z.string(),
  Parameters: z.looseObject({ StoreInput: z.unknown().optional() }).optional(),
});

/**
 * Reads one entry of `Actions`.
 * @returns the action, or why Amazon Connect would refuse it
 */
export function readAction(raw: unknown): { readonly action: FlowAction } | { readonly problems: string[] } {
  const head = header.safeParse(raw);
  if (!head.success) return { problems: describe(head.error) };
  const { Type, Parameters } = head.data;
  const stores = Type === 'GetParticipantInput' && Parameters?.StoreInput === 'True';
  const kind = stores ? 'StoreParticipantInput' : Type;
  if (!isKind(kind) || Type === 'StoreParticipantInput')
    return { problems: [`Type: Invalid Action type '${Type}'`] };
  const read = ACTIONS[kind].safeParse(raw);
  return read.success ? { action: read.data } : { problems: describe(read.error) };
}

function isKind(type: string): type is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, type);
}

/** One line for each fault, with the place in the document. */
export function describe(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `${path.join('.') || '(whole)'}: ${message}`);
}
