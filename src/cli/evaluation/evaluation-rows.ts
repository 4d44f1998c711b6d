import { z } from 'zod';

/** A turn of a dialogue, or of the context of an utterance. */
export interface TranscriptTurn {
  readonly role: 'caller' | 'assistant';
  readonly text: string;
  readonly final?: boolean;
}

/** One turn of a caller, with what was said before it. */
export interface UtteranceRow {
  readonly kind: 'utterance';
  readonly id: string;
  readonly lang: string | undefined;
  readonly context: readonly TranscriptTurn[];
  readonly text: string;
  /** Absent: the row is predicted, but not judged. */
  readonly label: 'escalate' | 'continue' | undefined;
}

/** A whole conversation. */
export interface DialogueRow {
  readonly kind: 'dialogue';
  readonly id: string;
  readonly lang: string | undefined;
  readonly turns: readonly TranscriptTurn[];
  /** Index into `turns`; null: never; undefined: the row is predicted, but not judged. */
  readonly escalateTurn: number | null | undefined;
}

/** One line of a transcript file. */
export type TranscriptRow = UtteranceRow | DialogueRow;

/** What is wrong with a line that is not a row. It quotes nothing of the line. */
export interface RowFault {
  readonly kind: 'fault';
  readonly problem: string;
}

const turnSchema = z.object({
  role: z.enum(['caller', 'assistant']),
  text: z.string(),
  final: z.boolean().optional(),
});
const idSchema = z.union([z.string(), z.number()]).transform(String);
const utteranceSchema = z.object({
  id: idSchema,
  lang: z.string().nullish(),
  text: z.string(),
  context: z.union([z.string(), z.array(z.union([z.string(), turnSchema]))]).nullish(),
  label: z.enum(['escalate', 'continue']).nullish(),
});
const dialogueSchema = z.object({
  id: idSchema,
  lang: z.string().nullish(),
  turns: z.array(turnSchema),
  escalate_turn: z.number().int().nonnegative().nullable().optional(),
});

/** Reads one line of a transcript file. Never throws. */
export function parseTranscriptRow(line: string): TranscriptRow | RowFault {
  const row = parseJson(line);
  if (typeof row !== 'object' || row === null) return { kind: 'fault', problem: 'not a JSON object' };
  if ('turns' in row) {
    const parsed = dialogueSchema.safeParse(row);
    return parsed.success ? toDialogue(parsed.data) : faultOf(parsed.error);
  }
  const parsed = utteranceSchema.safeParse(row);
  return parsed.success ? toUtterance(parsed.data) : faultOf(parsed.error);
}

function toUtterance({ id, lang, text, context, label }: z.infer<typeof utteranceSchema>): UtteranceRow {
  return {
    kind: 'utterance',
    id,
    lang: lang ?? undefined,
    context: toTurns(context ?? []),
    text,
    label: label ?? undefined,
  };
}

function toDialogue(row: z.infer<typeof dialogueSchema>): DialogueRow {
  const { id, lang, turns, escalate_turn: escalateTurn } = row;
  return { kind: 'dialogue', id, lang: lang ?? undefined, turns: turns.map(withoutUndefined), escalateTurn };
}

/** A plain string is what the assistant said. */
function toTurns(context: string | readonly (string | z.infer<typeof turnSchema>)[]): TranscriptTurn[] {
  const entries = typeof context === 'string' ? [context] : context;
  return entries.map((entry) =>
    typeof entry === 'string' ? { role: 'assistant', text: entry } : withoutUndefined(entry),
  );
}

function withoutUndefined({ role, text, final }: z.infer<typeof turnSchema>): TranscriptTurn {
  return final === undefined ? { role, text } : { role, text, final };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function faultOf(error: z.ZodError): RowFault {
  const problems = error.issues.map(({ path, message }) => `${path.join('.') || 'row'}: ${message}`);
  return { kind: 'fault', problem: problems.join('; ') };
}
