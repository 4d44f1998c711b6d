import type { FileProblem, PlaceInFile } from '../../operator-file/file-problem.ts';

/** Something wrong in the assistants file, for the operator. */
export interface FileFault extends FileProblem {
  readonly file: string;
  /** From 1; undefined when the file could not be read. */
  readonly line: number | undefined;
}

/** `assistants.yaml:12 assistants.reception.greeting is missing: write …`. */
export function faultText({ file, line, path, problem, advice }: FileFault): string {
  const place = [line === undefined ? file : `${file}:${line}`, placeText(path)].filter(
    (part) => part !== '',
  );
  return `${place.join(' ')} ${problem}: ${advice}`;
}

const PLAIN_KEY = /^[\w-]+$/;
/** A key that is longer is shown shortened. */
const LONGEST_KEY = 64;

/** `assistants.reception.tools[2]`, `numbers["+15005550002"]`. */
export function placeText(path: PlaceInFile): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    if (!PLAIN_KEY.test(part)) return `${text}[${JSON.stringify(part.slice(0, LONGEST_KEY))}]`;
    return text === '' ? part : `${text}.${part.slice(0, LONGEST_KEY)}`;
  }, '');
}
