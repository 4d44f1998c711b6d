import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { PlaceInFile } from '../../operator-file/file-problem.ts';
import { findDeepNesting, MAX_DEPTH } from './nesting.ts';

/** A fault of the YAML itself. It quotes nothing of the file: a prompt or a secret may stand on the line. */
export interface YamlFault {
  /** From 1. */
  readonly line: number;
  readonly problem: string;
  readonly advice: string;
}

/** What a YAML text holds, and where. */
export interface YamlText {
  readonly value: unknown;
  /** The line of a place, from 1; of the nearest place around it when there is no such place. */
  lineOf(path: PlaceInFile): number;
}

/**
 * How often one anchor may be used. What a chain of anchors would multiply to counts, so that a short file cannot grow.
 * @see https://eemeli.org/yaml/#tojs-options
 */
const MAX_ALIASES = 100;
/** After a fault, most of the next ones only follow from it. */
const MAX_FAULTS = 5;

/** Reads one YAML document. Never throws. */
export function readYaml(text: string): YamlText | { readonly faults: readonly YamlFault[] } {
  const deep = findDeepNesting(text);
  if (deep !== undefined) return { faults: [tooDeep(deep)] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const faults = [...document.errors, ...document.warnings].map(({ code, pos }) => ({
    line: lineAt(pos[0]),
    // The parser's message holds a part of the line.
    problem: `is not valid YAML (${code})`,
    advice: ADVICE[code] ?? 'correct this line, or the end of the line before',
  }));
  if (faults.length === 0) faults.push(...nodeFaults(document, lineAt));
  if (faults.length > 0) return { faults: faults.slice(0, MAX_FAULTS) };
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { value, lineOf: (path) => lineAt(offsetOf(document.contents, path)) };
  } catch {
    const advice = `write the values out: an anchor can be used ${MAX_ALIASES} times at most`;
    return { faults: [{ line: 1, problem: 'uses anchors too often', advice }] };
  }
}

const ADVICE: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'indent with blanks, not with tabs',
  DUPLICATE_KEY: 'remove one of the two',
  MULTIPLE_DOCS: 'write one document, without lines of three dashes',
  MISSING_CHAR: 'close the quotation mark or the bracket that was opened before this line',
  TAG_RESOLVE_FAILED: 'remove the tag that begins with an exclamation mark',
  BLOCK_AS_IMPLICIT_KEY: 'put a text that holds a colon into quotation marks',
  MULTILINE_IMPLICIT_KEY: 'indent every line of a longer text alike, after a line that ends with a bar',
  BAD_SCALAR_START: 'put a text that begins with a special character into quotation marks',
  BAD_DQ_ESCAPE: 'write two backslashes for one, or use single quotation marks',
  BAD_ALIAS: 'put a text that begins with * or & into quotation marks',
};

const NO_ANCHOR =
  'put a text that begins with * into quotation marks, or write its anchor with & before this line';

const tooDeep = (line: number): YamlFault => ({
  line,
  problem: 'is nested too deep',
  advice: `use ${MAX_DEPTH} levels at most, and close every bracket`,
});

/** What the parser allows and a profile does not need: keys that are no texts, and values that hold themselves. */
function nodeFaults(document: Document.Parsed, lineAt: (offset: number) => number): YamlFault[] {
  const faults: YamlFault[] = [];
  const around: unknown[] = [];
  const visit = (node: unknown, depth: number) => {
    if (isAlias(node)) {
      const source = node.resolve(document);
      const line = lineAt(node.range?.[0] ?? 0);
      if (source === undefined) {
        faults.push({ line, problem: 'uses what is no anchor', advice: NO_ANCHOR });
      } else if (around.includes(source)) {
        faults.push({ line, problem: 'holds itself', advice: 'write the value out' });
      }
      return;
    }
    if (!isMap(node) && !isSeq(node)) return;
    if (depth > MAX_DEPTH) {
      faults.push(tooDeep(lineAt(node.range?.[0] ?? 0)));
      return;
    }
    around.push(node);
    for (const item of node.items) {
      if (!isMap(node)) {
        visit(item, depth + 1);
        continue;
      }
      const { key, value } = pairOf(item);
      if (!isScalar(key)) {
        const line = lineAt(offsetAt(key) ?? node.range?.[0] ?? 0);
        faults.push({ line, problem: 'has a key that is no text', advice: 'write the key as a text' });
      }
      visit(value, depth + 1);
    }
    around.pop();
  };
  visit(document.contents, 1);
  return faults;
}

function pairOf(item: unknown): { readonly key: unknown; readonly value: unknown } {
  if (typeof item !== 'object' || item === null || !('key' in item))
    return { key: undefined, value: undefined };
  return { key: item.key, value: 'value' in item ? item.value : undefined };
}

/** Where the key of the last part of the path stands, or the nearest one around it. */
function offsetOf(root: Node | null, path: PlaceInFile): number {
  let node: unknown = root;
  let offset = 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items
        .map(pairOf)
        .find(({ key }) => isScalar(key) && String(key.value) === String(part));
      const at = offsetAt(pair?.key);
      if (pair === undefined || at === undefined) return offset;
      offset = at;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      const at = offsetAt(node);
      if (at === undefined) return offset;
      offset = at;
    } else return offset;
  }
  return offset;
}

function offsetAt(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}
