/** A line to standard error, so that the tables stay alone in a file. */
export function report(text: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
}

export function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
