import { Random } from '../chaos/random.ts';
import { type Clip, type ClipKind, type ClipLanguage, type Half, LANGUAGES } from './clips.ts';
import { type EventKind, type Noise, OVERHEARD_KINDS, type Place } from './events.ts';

/** What happens in an answer, or after it. */
interface Happening {
  readonly kind: EventKind;
  readonly place: Place;
  /** Undefined for sounds that are made for the occasion. */
  readonly clip: Clip | undefined;
  /** Makes the sounds. */
  readonly seed: number;
}

/** One question, its answer, and what happens in it. */
export interface Exchange extends Happening {
  readonly question: Clip;
}

/** One caller. */
export interface PlannedCall {
  readonly lang: ClipLanguage;
  readonly noise: Noise;
  readonly exchanges: readonly Exchange[];
  readonly seed: number;
}

export interface PlanOptions {
  readonly clips: readonly Clip[];
  readonly half: Half;
  readonly seed: number;
  /** Share of all exchanges that are played, from above 0 to 1. */
  readonly share: number;
}

const NOISES: readonly Noise[] = ['clean', 'babble-20', 'babble-10'];
const EXCHANGES_PER_CALL = 6;

/** What happens while the assistant speaks, each at three places. Backchannels twice: their rate has the highest aim. */
const OVERLAPS: readonly EventKind[] = ['backchannel', ...OVERHEARD_KINDS];
const PLACES: readonly Place[] = ['start', 'middle', 'end'];
/** What happens after the assistant has finished. */
const SILENT: readonly EventKind[] = ['cough', 'knock', 'sidetalk', 'tv', 'answer'];

/** The clips that a kind of event is made of. An answer is a word that would be a backchannel elsewhere. */
const CLIPS_OF: Partial<Record<EventKind, ClipKind>> = {
  backchannel: 'backchannel',
  answer: 'backchannel',
  sidetalk: 'sidetalk',
  tv: 'tv',
  interruption: 'interruption',
  correction: 'correction',
  stop: 'stop',
};

/** All calls of one half, the same for the same seed. */
export function planCalls({ clips, half, seed, share }: PlanOptions): PlannedCall[] {
  // The halves draw from different seeds, so that no cough of one is in the other.
  const random = new Random(seed * 2 + (half === 'held' ? 1 : 0));
  const calls: PlannedCall[] = [];
  for (const noise of NOISES) {
    for (const lang of LANGUAGES) {
      const own = clips.filter((clip) => clip.half === half && clip.lang === lang);
      const all = shuffled(happeningsOf(own, random), random);
      const played = all.slice(0, Math.max(1, Math.round(all.length * share)));
      const questions = own.filter(({ kind }) => kind === 'question');
      for (const part of withoutRepeats(played)) {
        const asked = shuffled(questions, random);
        const exchanges = part.flatMap((happening, n) => {
          const question = asked[n];
          return question ? [{ ...happening, question }] : [];
        });
        calls.push({ lang, noise, exchanges, seed: random.between(1, 1e9) });
      }
    }
  }
  return shuffled(calls, random);
}

/** Parts of at most six, in none of which a clip comes twice: a caller who repeats themselves is offered a person. */
function withoutRepeats(all: readonly Happening[]): Happening[][] {
  const parts: Happening[][] = [];
  for (const happening of all) {
    const { clip } = happening;
    const fits = (part: Happening[]) =>
      part.length < EXCHANGES_PER_CALL && (!clip || part.every((other) => other.clip !== clip));
    const part = parts.find(fits);
    if (part) part.push(happening);
    else parts.push([happening]);
  }
  return parts;
}

function happeningsOf(own: readonly Clip[], random: Random): Happening[] {
  const of = (kind: ClipKind) => own.filter((clip) => clip.kind === kind);
  const decks = new Map<ClipKind, Clip[]>();
  /** Each clip comes once before one comes again. */
  const deal = (kind: ClipKind): Clip | undefined => {
    const deck = decks.get(kind) ?? [];
    if (deck.length === 0) deck.push(...shuffled(of(kind), random));
    decks.set(kind, deck);
    return deck.pop();
  };
  const happening = (kind: EventKind, place: Place): Happening => {
    const clipKind = CLIPS_OF[kind];
    const clip = clipKind === undefined ? undefined : deal(clipKind);
    return { kind, place, clip, seed: random.between(1, 1e9) };
  };
  return [
    ...OVERLAPS.flatMap((kind) => PLACES.map((place) => happening(kind, place))),
    ...SILENT.map((kind) => happening(kind, 'silence')),
  ];
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
