import { distance } from 'fastest-levenshtein';
import { environmentSchema } from './environment.ts';
import type { Given } from './given-values.ts';
import { fileVariable, SECRET_NAMES } from './secret-files.ts';

const OWN_NAMES: readonly string[] = [
  ...Object.keys(environmentSchema.shape),
  ...SECRET_NAMES.map((name) => fileVariable(name)),
];
/** Variables that the vendors' libraries read themselves, and that resemble one of ours. */
const FOREIGN = /^AWS_(?:DEFAULT_REGION|ENDPOINT_URL|SECRET|SESSION)|^OPENAI_(?:ORG_ID|PROJECT_ID)$/;
/** Shorter names are a letter or two away from many others: `HOME` from `HOST`. */
const MIN_LETTERS = 6;
const TWO_SLIPS_LETTERS = 10;

/** Warnings about variables that are not read, but look like a setting that was misspelt. */
export function unknownSettingWarnings(given: Given): string[] {
  return Object.keys(given).flatMap((name) => {
    const meant = OWN_NAMES.includes(name) || FOREIGN.test(name) ? undefined : likelyMeant(name);
    return meant === undefined ? [] : [`${name} is not a setting and is ignored. Did you mean ${meant}?`];
  });
}

function likelyMeant(name: string): string | undefined {
  const similar = OWN_NAMES.filter((own) => differsByOneWord(name, own));
  // A forgotten word is likelier than one too many: `OPENAI_VAD_SILENCE` is not meant to be `OPENAI_VAD`.
  return misspelt(name) ?? similar.find((own) => own.length > name.length) ?? similar[0];
}

/** The nearest setting, if it is a slip of the pen away. */
function misspelt(name: string): string | undefined {
  if (name.length < MIN_LETTERS) return undefined;
  let nearest: string | undefined;
  let nearestDistance = (name.length < TWO_SLIPS_LETTERS ? 1 : 2) + 1;
  for (const own of OWN_NAMES) {
    const slips = distance(name.toUpperCase(), own);
    if (slips >= nearestDistance) continue;
    nearest = own;
    nearestDistance = slips;
  }
  return nearest;
}

/** `TWILIO_TOKEN` for `TWILIO_AUTH_TOKEN`: one word is missing or too many, and at least two are the same. */
function differsByOneWord(name: string, own: string): boolean {
  const [shorter = [], longer = []] = [name.split('_'), own.split('_')].toSorted(
    (a, b) => a.length - b.length,
  );
  if (longer.length !== shorter.length + 1 || shorter.length < 2 || shorter[0] !== longer[0]) return false;
  return longer.some((_word, at) => longer.toSpliced(at, 1).join('_') === shorter.join('_'));
}
