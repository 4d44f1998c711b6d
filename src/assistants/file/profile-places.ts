import { dirname, resolve } from 'node:path';
import type { FileProblem, PlaceInFile } from '../../operator-file/file-problem.ts';
import { meantAdvice } from '../../operator-file/schema-problems.ts';
import type { EquipmentPlan } from '../equipment.ts';
import { plainTextFaults, type TemplateFault, templateFaults } from '../template/template-faults.ts';
import { readBoundedText } from './bounded-text.ts';
import type { FileFault } from './file-fault.ts';
import type { DeclaredAssistant } from './profile-schema.ts';

const MAX_INSTRUCTION_BYTES = 64 * 1024;

/** The instructions of an assistant, from the file itself or from the file that it names. */
export interface InstructionsRead {
  readonly text: string;
  readonly problems: readonly FileProblem[];
  /** Inside the other file. */
  readonly faults: readonly FileFault[];
}

/** @param folder where relative paths begin */
export function readInstructions(
  { instructions, instructionsFile }: DeclaredAssistant,
  path: PlaceInFile,
  file: string,
): InstructionsRead {
  const read = (text: string, problems: readonly FileProblem[], faults: readonly FileFault[] = []) => ({
    text,
    problems,
    faults,
  });
  if (instructions !== undefined && instructionsFile !== undefined) {
    const both = { path, problem: 'has instructions and instructionsFile', advice: 'remove one of the two' };
    return read('', [both]);
  }
  if (instructions !== undefined) {
    return read(instructions, textProblems(templateFaults(instructions), [...path, 'instructions']));
  }
  if (instructionsFile === undefined) {
    const advice = 'write instructions, or instructionsFile with the path of a text file';
    return read('', [{ path, problem: 'has no instructions', advice }]);
  }
  const at = [...path, 'instructionsFile'];
  const other = resolve(dirname(file), instructionsFile);
  const text = readBoundedText(other, MAX_INSTRUCTION_BYTES);
  if (typeof text !== 'string') {
    return read('', [{ path: at, problem: `names a file that ${text.problem}`, advice: text.advice }]);
  }
  if (text.trim() === '') {
    return read('', [{ path: at, problem: 'names an empty file', advice: 'write the instructions into it' }]);
  }
  const faults = templateFaults(text).map(({ linesBefore, problem, advice }) => ({
    file: other,
    line: linesBefore + 1,
    path: [],
    problem,
    advice,
  }));
  return read(text.trim(), [], faults);
}

/**
 * The text of a file with instructions.
 * @throws Error when it cannot be used
 */
export function instructionText(path: string): string {
  const text = readBoundedText(path, MAX_INSTRUCTION_BYTES);
  if (typeof text !== 'string') throw new Error(`The file ${text.problem}`);
  return text.trim();
}

/** Variables in the spoken lines and in the prompt of the transcription: greetings take them, no other text does. */
export function lineProblems(
  { greeting, lines, consentNotice, openai }: DeclaredAssistant,
  path: PlaceInFile,
): FileProblem[] {
  const problems: FileProblem[] = [];
  const check = (texts: unknown, at: PlaceInFile, faultsOf: (text: string) => TemplateFault[]) => {
    if (typeof texts === 'string') problems.push(...textProblems(faultsOf(texts), at));
    else if (typeof texts === 'object' && texts !== null) {
      for (const [key, text] of Object.entries(texts)) check(text, [...at, key], faultsOf);
    }
  };
  check(greeting, [...path, 'greeting'], templateFaults);
  check(consentNotice, [...path, 'consentNotice'], plainTextFaults);
  check(lines, [...path, 'lines'], plainTextFaults);
  check(openai?.transcriptionPrompt, [...path, 'openai', 'transcriptionPrompt'], plainTextFaults);
  return problems;
}

/** Names that lead nowhere, and values that contradict each other. */
export function referenceProblems(
  { tools = [], knowledge, language, languages }: DeclaredAssistant,
  path: PlaceInFile,
  plan: EquipmentPlan,
): FileProblem[] {
  const problems: FileProblem[] = tools.flatMap((tool, index) => {
    const at = [...path, 'tools', index];
    if (tools.indexOf(tool) !== index) {
      return [{ path: at, problem: 'is listed twice', advice: 'remove one of the two' }];
    }
    if (plan.offers(tool)) return [];
    const advice = toolAdvice(tool, plan.toolNames);
    return [{ path: at, problem: `names no tool of this file: ${tool}`, advice }];
  });
  problems.push(
    ...plan
      .toolboxProblems({ tools, knowledge })
      .map((problem) => ({ path: [...path, 'tools'], ...problem })),
  );
  if (knowledge !== undefined && !plan.knowledgeNames.includes(knowledge)) {
    const advice = meantAdvice(knowledge, plan.knowledgeNames, 'declare it under knowledge');
    problems.push({
      path: [...path, 'knowledge'],
      problem: `names no source of this file: ${knowledge}`,
      advice,
    });
  }
  if (language !== undefined && languages !== undefined && !languages.includes(language)) {
    const advice = `add ${language} to languages, or begin in one of ${languages.join(', ')}`;
    problems.push({ path: [...path, 'language'], problem: 'is not one of languages', advice });
  }
  return problems;
}

/** Operations of OpenAPI have no prefix, though tools of MCP servers have one. */
function toolAdvice(tool: string, known: readonly string[]): string {
  const bare = tool.slice(tool.indexOf('__') + '__'.length);
  if (tool.includes('__') && known.includes(bare)) return `did you mean ${bare}?`;
  return meantAdvice(tool, known, 'declare it under tools, openapi or mcp');
}

function textProblems(faults: readonly TemplateFault[], path: PlaceInFile): FileProblem[] {
  return faults.map(({ problem, advice }) => ({ path, problem, advice }));
}
