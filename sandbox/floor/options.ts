import { parseArgs } from 'node:util';
import { VOICE_PROVIDERS, type VoiceProvider } from '../../src/voice/provider.ts';
import type { Half } from './clips.ts';
import { FLOOR_SWITCHES, switchesOf } from './switches.ts';
import { FLOOR_MODES, type FloorMode, type FloorVariant, variantsOf } from './variants.ts';

export const FLOOR_HELP = `npm run eval:floor: who keeps, takes and loses the floor, on this machine alone

  npm run eval:floor -- --provider openai --mode server
    --provider NAME    openai, openai-live, nova, cascade, all of them, or both, which are openai and nova (default openai)
    --mode MODE        server, gateway or both: what TURN_TAKING is with OpenAI Realtime (default server)
    --without RULE     switches a rule of the gateway's floor off; may be repeated
    --ablate           switches each of them off alone, one run after the other
    --set NAME=VALUE   another setting of the gateway; may be repeated
    --quick            a seventh of the exchanges, about four minutes
    --held-out         the held-out half, with other sentences, voices and noises; run it once for a version
    --calls N          calls at the same time (default 12)
    --seed S           which exchanges, clips and noises (default 1)
    --text-delay A-B   milliseconds from the end of a word to its text (default 300-800)
    --by WHAT          noise or lang: also a row for each of them
    --wav FOLDER       keeps what each caller said (left) and heard (right); resumes.tsv says where an answer went on
                       after a pause that was wrong
    --json FILE        writes every event of every call
    --log FILE         writes the gateway's log

Scripted callers dial a gateway that runs in another process. They ask in seven languages, and while the assistant
answers they say "mm-hm", cough, knock, talk to somebody else, have a television on, send the assistant's own voice
back, interrupt, correct it or say a stop word: at the start, in the middle and at the end of its answer, on a clean
line and with babble 20 and 10 dB below them. The models are the sandbox's, with ears that take every sound for speech.

The columns are those of tau2-bench: L_R seconds from a turn to the answer, L_Y seconds from an interruption to
silence, R_R answered turns, R_Y interruptions that were yielded to within 2 s, I_A times that the assistant began in a
caller's turn, for each turn; S_BC, S_VT and S_ND backchannels, coughs and knocks, and unaddressed speech that were
ignored. "heard out": answers that were heard to their end although a sound came. EVA: its turn-taking score of a
call. In parentheses are the 95 % interval and the number of events; below 10 events there is no figure.
docs/turn-taking.md explains how they are measured.

The rules that can be switched off, with --provider openai --mode gateway:
${FLOOR_SWITCHES.slice(0, -1).join(', ')} and ${FLOOR_SWITCHES.at(-1)}.

Exit code 0 when the calls could be played, whatever the figures are, else 2.
`;

export interface FloorOptions {
  /** In the order of their rows. */
  readonly variants: readonly FloorVariant[];
  readonly set: readonly string[];
  readonly quick: boolean;
  readonly half: Half;
  readonly atOnce: number;
  readonly seed: number;
  readonly textDelayMs: { readonly least: number; readonly most: number };
  readonly by: 'noise' | 'lang' | undefined;
  readonly wav: string | undefined;
  readonly json: string | undefined;
  readonly log: string | undefined;
}

/**
 * @returns undefined when help was asked for
 * @throws Error for an option that cannot be taken
 */
export function parseFloorOptions(argv: readonly string[]): FloorOptions | undefined {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      provider: { type: 'string', default: 'openai' },
      mode: { type: 'string', default: 'server' },
      without: { type: 'string', multiple: true, default: [] },
      ablate: { type: 'boolean', default: false },
      set: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      'held-out': { type: 'boolean', default: false },
      calls: { type: 'string', default: '12' },
      seed: { type: 'string', default: '1' },
      'text-delay': { type: 'string', default: '300-800' },
      by: { type: 'string' },
      wav: { type: 'string' },
      json: { type: 'string' },
      log: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const { wav, json, log, quick, by } = values;
  if (by !== undefined && by !== 'noise' && by !== 'lang') throw new Error(`--by ${by}: write noise or lang`);
  const faulty = values.set.find((pair) => !/^[A-Z_]+=/.test(pair));
  if (faulty !== undefined) throw new Error(`--set ${faulty}: write NAME=VALUE`);
  return {
    ...{ quick, by, wav, json, log, set: values.set },
    variants: variantsOf({
      providers: providersOf(values.provider),
      modes: modesOf(values.mode),
      without: switchesOf(values.without),
      ablate: values.ablate,
    }),
    half: values['held-out'] ? 'held' : 'dev',
    atOnce: whole('calls', values.calls, 100),
    seed: whole('seed', values.seed, 1_000_000),
    textDelayMs: rangeOf(values['text-delay']),
  };
}

function providersOf(name: string): readonly VoiceProvider[] {
  if (name === 'all') return VOICE_PROVIDERS;
  if (name === 'both') return ['openai', 'nova'];
  const provider = VOICE_PROVIDERS.find((known) => known === name);
  if (!provider) throw new Error(`--provider ${name}: write ${VOICE_PROVIDERS.join(', ')}, all or both`);
  return [provider];
}

function modesOf(name: string): readonly FloorMode[] {
  if (name === 'both') return FLOOR_MODES;
  const mode = FLOOR_MODES.find((known) => known === name);
  if (!mode) throw new Error(`--mode ${name}: write server, gateway or both`);
  return [mode];
}

function whole(name: string, text: string, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`--${name} ${text}: write a whole number from 1 to ${most}`);
}

function rangeOf(text: string): FloorOptions['textDelayMs'] {
  const [, least = '', most = ''] = /^(\d{1,5})-(\d{1,5})$/.exec(text) ?? [];
  if (least === '' || Number(least) > Number(most)) {
    throw new Error(`--text-delay ${text}: write two numbers of milliseconds, like 300-800`);
  }
  return { least: Number(least), most: Number(most) };
}
