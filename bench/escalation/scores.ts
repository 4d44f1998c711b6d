import { OUTPUTS, TURN_CLASSES } from '../../src/escalation/classifier/weights.ts';
import type { Prepared } from './examples.ts';
import { Network, outputsOf } from './network.ts';
import type { Sentence } from './sentences.ts';

/** How a network that was not trained on its idea judged a sentence. */
export interface Score {
  readonly sentence: Sentence;
  /** Probability of each output that the sentence is about. */
  readonly probabilities: ReadonlyMap<string, number>;
}

/**
 * Splits the ideas into parts. For each part, trains on all others and scores the part.
 * @param most how many of the parts are scored
 */
export function outOfFold({ examples, hashes }: Prepared, folds: number, most = folds): Score[] {
  const foldOf = (idea: string) => hashOf(idea) % folds;
  const scores: Score[] = [];
  for (let fold = 0; fold < Math.min(folds, most); fold++) {
    const network = new Network(hashes.length).learn(
      examples.filter(({ sentence }) => foldOf(sentence.idea) !== fold),
    );
    for (const { sentence, features, lesson } of examples) {
      if (foldOf(sentence.idea) !== fold) continue;
      const [from] = outputsOf(lesson);
      const given = network.judge(features, lesson);
      scores.push({
        sentence,
        probabilities: new Map(given.map((value, index) => [OUTPUTS[from + index] ?? '', value])),
      });
    }
  }
  return scores;
}

/** Prints, for each threshold and file, how much of each class is found and how often ordinary talk is taken for one. */
export function printScores(scores: readonly Score[], say: (line: string) => void): void {
  const turns = scores.filter(({ sentence }) => sentence.lesson.about === 'turn');
  const sources = [...new Set(turns.map(({ sentence }) => sentence.source))].sort();
  for (const threshold of [0.5, 0.7, 0.8, 0.9, 0.95, 0.98]) {
    say(
      `\nout of fold, 1 - none >= ${threshold}: share of each class found; ordinary turns taken for one, per 1,000`,
    );
    say(['', ...TURN_CLASSES.slice(1), 'per 1,000'].map((cell) => cell.slice(0, 12).padStart(13)).join(''));
    for (const source of [...sources, 'all']) {
      const own = turns.filter(({ sentence }) => source === 'all' || sentence.source === source);
      const cells = TURN_CLASSES.slice(1).map((name) => share(own, name, threshold));
      const alarms = share(own, 'none', threshold, 1000);
      say([source.slice(0, 12), ...cells, alarms].map((cell) => cell.padStart(13)).join(''));
    }
  }
  const answers = scores.filter(({ sentence }) => sentence.lesson.about === 'answer');
  for (const threshold of [0.5, 0.8, 0.9]) {
    const taken = (name: string) => answers.filter(({ sentence }) => sentence.lesson.is === name);
    const share = (rows: readonly Score[]) =>
      (
        rows.filter(({ probabilities }) => (probabilities.get('accept') ?? 0) >= threshold).length /
        Math.max(1, rows.length)
      ).toFixed(3);
    say(
      `answers taken as a yes at ${threshold}: accept ${share(taken('accept'))}, refuse ${share(taken('refuse'))}, other ${share(taken('other_answer'))}`,
    );
  }
  const offers = scores.filter(({ sentence }) => sentence.lesson.about === 'offer');
  for (const threshold of [0.5, 0.8, 0.9]) {
    const share = (is: boolean) => {
      const rows = offers.filter(({ sentence }) => sentence.lesson.is === is);
      return (
        rows.filter(({ probabilities }) => (probabilities.get('offer') ?? 0) >= threshold).length /
        Math.max(1, rows.length)
      ).toFixed(3);
    };
    say(`assistant turns taken as an offer at ${threshold}: offers ${share(true)}, others ${share(false)}`);
  }
}

function share(scores: readonly Score[], name: string, threshold: number, times = 1): string {
  const own = scores.filter(({ sentence }) => sentence.lesson.is === name);
  if (own.length === 0) return '-';
  const taken = own.filter(({ probabilities }) => 1 - (probabilities.get('none') ?? 0) >= threshold);
  return ((taken.length / own.length) * times).toFixed(times === 1 ? 3 : 2);
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
