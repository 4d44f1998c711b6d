import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readOrdinary, type Sentence } from './sentences.ts';

/** The option of every command here that reads public sentences. */
export const ORDINARY_OPTION = { ordinary: { type: 'string' } } as const;

const LEFT_OUT =
  'No public sentences: pass --ordinary DIR, a folder of .jsonl files in the form of npm run eval:escalation. ' +
  'Without them the figures and the weights differ from the shipped ones.\n';

/**
 * Reads the public sentences, or says on standard error that there are none.
 * @throws RangeError when the folder does not exist
 */
export function ordinaryFrom(folder: string | undefined): Sentence[] {
  if (folder === undefined) {
    process.stderr.write(LEFT_OUT);
    return [];
  }
  if (!existsSync(folder)) throw new RangeError(`--ordinary ${folder}: there is no such folder`);
  return readOrdinary(folder);
}

/** Reads the public sentences for a command that has no other option. */
export function ordinaryFromArguments(): Sentence[] {
  return ordinaryFrom(parseArgs({ options: ORDINARY_OPTION }).values.ordinary);
}
