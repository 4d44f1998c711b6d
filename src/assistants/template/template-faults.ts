import { meantAdvice } from '../../operator-file/schema-problems.ts';
import { isTemplateVariable, slotsOf, TEMPLATE_VARIABLES } from './template-variables.ts';

/** What is wrong with a text that may hold variables. */
export interface TemplateFault {
  /** Lines before it in the text. */
  readonly linesBefore: number;
  readonly problem: string;
  readonly advice: string;
}

const LONGEST_NAME = 40;
const SECRET = /\$\{[A-Z_][A-Z0-9_]*\}/;

/** Checks the variables of a text. The faults name them, and nothing else of the text. */
export function templateFaults(text: string): TemplateFault[] {
  const faults: TemplateFault[] = slotsOf(text)
    .filter(({ name }) => !isTemplateVariable(name))
    .map(({ name, offset }) => ({
      linesBefore: linesBefore(text, offset),
      problem: `uses {{${name.slice(0, LONGEST_NAME)}}}, which is no variable`,
      advice: meantAdvice(name, TEMPLATE_VARIABLES, 'remove it'),
    }));
  const rest = text.replace(/\{\{[^{}]*\}\}/g, (slot) => ' '.repeat(slot.length));
  const open = rest.search(/\{\{|\}\}/);
  if (open >= 0) {
    const advice = 'write variables as {{caller.name}}, and put a blank between other pairs of braces';
    faults.push({
      linesBefore: linesBefore(text, open),
      problem: 'has a variable that is not closed',
      advice,
    });
  }
  return [...faults, ...secretFaults(text)];
}

/** The same for a text that takes no variables. */
export function plainTextFaults(text: string): TemplateFault[] {
  const at = text.search(/\{\{/);
  const advice = 'write plain words: only instructions and greetings take variables';
  const braces = at < 0 ? [] : [{ linesBefore: linesBefore(text, at), problem: 'uses a variable', advice }];
  return [...braces, ...secretFaults(text)];
}

/** The model would see a secret in a prompt, and could say it to callers. */
function secretFaults(text: string): TemplateFault[] {
  const at = text.search(SECRET);
  if (at < 0) return [];
  const advice = 'remove it: secrets are read in tools, mcp and knowledge only';
  return [{ linesBefore: linesBefore(text, at), problem: 'names a secret', advice }];
}

function linesBefore(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}
