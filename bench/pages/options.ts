import { parseArgs } from 'node:util';
import { PAGE_FORMATS, type PageFormat } from '../load/page-audio.ts';

export const HELP = `npx tsx bench/browser-sessions.ts [--sessions 200] [--seconds 30] [--warm-up 15] [--phones 0]
  [--formats ${PAGE_FORMATS.join(',')}] [--gateway OTHER/dist/main.js] [--plain]

  --sessions   pages that talk at the same time, in each format; beside phone calls in the first one
  --seconds    length of a measured window; --warm-up comes before it
  --phones     phone calls, measured alone and then beside the sessions; 0 leaves them out
  --gateway    another build's main.js in place of this tree's
  --plain      the models speak without TLS

Exit code 0 only when every session began and stayed, nothing was lost, and no phone call lost a frame.
`;

export interface BrowserBenchOptions {
  readonly sessions: number;
  readonly windowMs: number;
  readonly warmUpMs: number;
  readonly phones: number;
  readonly formats: readonly PageFormat[];
  readonly gateway: string | undefined;
  readonly plain: boolean;
}

const KNOWN = {
  help: { type: 'boolean', short: 'h', default: false },
  sessions: { type: 'string', default: '200' },
  seconds: { type: 'string', default: '30' },
  'warm-up': { type: 'string', default: '15' },
  phones: { type: 'string', default: '0' },
  formats: { type: 'string', default: PAGE_FORMATS.join(',') },
  gateway: { type: 'string' },
  plain: { type: 'boolean', default: false },
} as const;

/** @returns undefined when help was asked for. @throws RangeError that tells what to write */
export function readBrowserOptions(args: readonly string[]): BrowserBenchOptions | undefined {
  const values = valuesIn(args);
  if (values.help) return undefined;
  return {
    sessions: wholeOf('sessions', values.sessions, 1),
    windowMs: numberOf('seconds', values.seconds) * 1000,
    warmUpMs: numberOf('warm-up', values['warm-up']) * 1000,
    phones: wholeOf('phones', values.phones, 0),
    formats: values.formats.split(',').map(formatOf),
    gateway: values.gateway,
    plain: values.plain,
  };
}

function valuesIn(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: KNOWN }).values;
  } catch (error) {
    // It quotes the argument.
    const message = error instanceof Error ? error.message.split('. ')[0] : '';
    throw new RangeError(`${message}: --help says what there is`);
  }
}

function formatOf(text: string): PageFormat {
  const format = PAGE_FORMATS.find((known) => known === text);
  if (format === undefined)
    throw new RangeError(`--formats ${text}: write some of ${PAGE_FORMATS.join(', ')}`);
  return format;
}

function numberOf(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`--${option} ${text}: write a number above 0`);
}

function wholeOf(option: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(`--${option} ${text}: write a whole number, ${least} or more`);
}
