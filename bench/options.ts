import { parseArgs } from 'node:util';
import type { VoiceProvider } from '../src/voice/provider.ts';
import type { SetupOptions } from './measure.ts';
import type { ProgramName } from './programs.ts';

export const HELP = `npm run bench: what a call costs, beside a bare relay, on this machine alone

  npm run bench                            every step of both providers, three rounds each (some hours)
  npm run bench -- --quick                 a small run of everything in less than 90 s, to see that it works
  npm run bench -- --provider openai       openai, nova, openai-live, both (openai and nova: default) or all
  npm run bench -- --mode echo             echo, burst, setup or all (default); several with commas
  npm run bench -- --calls 10,50,100       the steps, in place of the shipped ones
  npm run bench -- --seconds 15            length of a measured window
  npm run bench -- --warm-up 25            seconds of the same load before the window, in which V8 compiles what is hot
  npm run bench -- --rounds 3              alternations of floor and gateway
  npm run bench -- --programs gateway      which programs: floor,gateway (default), gateway-plain (WIRE=plain),
                                           openai-agents
  npm run bench -- --soak 30               minutes of calls coming and going, with the slope of memory
  npm run bench -- --plain                 the models speak without TLS, as no vendor does
  npm run bench -- --profile               where the gateway's CPU goes: its top functions by self time
  npm run bench -- --gateway FILE          another build's main.js in place of this tree's, to compare
  npm run bench -- --out FOLDER            where JSON and chart go (default bench/results)
  npm run bench:peers                      beside the peers that npm has, installed to a temporary folder

The program under test has core 0, everything else core 1. Exit code 0 only when no frame was lost, nothing was
refused and no call failed at the lowest step.
`;

export const MODES = ['echo', 'burst', 'setup'] as const;
export type Mode = (typeof MODES)[number];

const PROVIDERS = ['openai', 'nova', 'openai-live'] as const satisfies readonly VoiceProvider[];
const PROGRAMS = [
  'floor',
  'gateway',
  'gateway-plain',
  'openai-agents',
] as const satisfies readonly ProgramName[];

export interface BenchOptions {
  readonly help: boolean;
  readonly providers: readonly VoiceProvider[];
  readonly modes: readonly Mode[];
  /** Undefined: the shipped steps of each mode. */
  readonly calls: readonly number[] | undefined;
  readonly windowMs: number;
  readonly warmUpMs: Readonly<Record<'echo' | 'burst', number>>;
  /** Idle time after a program's start, before its memory counts as idle. */
  readonly settleMs: number;
  readonly rounds: number;
  readonly programs: readonly ProgramName[];
  readonly setup: SetupOptions;
  /** Undefined: no soak. */
  readonly soakMinutes: number | undefined;
  /** The model's leg without TLS. */
  readonly plain: boolean;
  readonly profile: boolean;
  /** Undefined: this tree, built first. */
  readonly gateway: string | undefined;
  readonly out: string;
}

/** @throws RangeError that tells what to write */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      quick: { type: 'boolean', default: false },
      provider: { type: 'string', default: 'both' },
      mode: { type: 'string', default: 'all' },
      calls: { type: 'string' },
      seconds: { type: 'string' },
      'warm-up': { type: 'string' },
      rounds: { type: 'string' },
      programs: { type: 'string', default: 'floor,gateway' },
      soak: { type: 'string' },
      plain: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      gateway: { type: 'string' },
      out: { type: 'string', default: 'bench/results' },
    },
  });
  const { quick } = values;
  const calls = values.calls ?? (quick ? '20' : undefined);
  return {
    help: values.help,
    providers: wordsOf('provider', values.provider === 'both' ? 'openai,nova' : values.provider, {
      words: PROVIDERS,
      all: 'all',
    }),
    modes: wordsOf('mode', values.mode === 'both' ? 'echo,burst' : values.mode, { words: MODES, all: 'all' }),
    calls: calls?.split(',').map((text) => numberOf('calls', text)),
    windowMs: numberOf('seconds', values.seconds ?? (quick ? '2' : '15')) * 1000,
    warmUpMs: warmUpOf(values['warm-up'], quick),
    settleMs: quick ? 300 : 1500,
    rounds: numberOf('rounds', values.rounds ?? (quick ? '1' : '3')),
    programs: wordsOf('programs', values.programs, { words: PROGRAMS, all: 'all' }),
    setup: quick
      ? { calls: 20, perSecond: 50, warmUps: 1, settleMs: 300 }
      : { calls: 200, perSecond: 200, warmUps: 5, settleMs: 1000 },
    soakMinutes: values.soak === undefined ? undefined : numberOf('soak', values.soak),
    plain: values.plain,
    profile: values.profile,
    gateway: values.gateway,
    out: values.out,
  };
}

/** Burst turns are spread over time only after the greetings, which all come together. */
function warmUpOf(seconds: string | undefined, quick: boolean): BenchOptions['warmUpMs'] {
  if (seconds === undefined) return quick ? { echo: 1000, burst: 4000 } : { echo: 25_000, burst: 30_000 };
  const ms = numberOf('warm-up', seconds) * 1000;
  return { echo: ms, burst: ms };
}

function wordsOf<T extends string>(
  option: string,
  text: string,
  { words, all }: { readonly words: readonly T[]; readonly all: string },
): readonly T[] {
  if (text === all) return words;
  const chosen = text.split(',').map((part) => words.find((word) => word === part.trim()));
  if (chosen.every((word) => word !== undefined)) return chosen;
  throw new RangeError(`--${option} ${text}: write ${[...words, all].join(', ')}`);
}

function numberOf(option: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`--${option} ${text}: write a number above 0`);
}
