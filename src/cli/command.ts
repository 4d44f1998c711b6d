import { errorMessage } from '../errors.ts';

/** Wrong use of a command. The message is printed without a stack; the exit code is 2. */
export class UsageError extends Error {}

/**
 * Runs a command, which returns the exit code. If it throws, prints the message and exits with 2 for wrong use, 78 for
 * invalid settings and 1 for anything else.
 */
export async function runCommand(command: (argv: readonly string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${errorMessage(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  // `parseArgs` throws TypeErrors with these codes.
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS')) return 2;
  return code === 'config_invalid' ? 78 : 1;
}
