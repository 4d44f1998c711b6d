import { readFileSync } from 'node:fs';
import { type Flow, readFlow } from './flow-validator.ts';

const FOLDER = new URL('../../infra/connect/', import.meta.url);
const PLACEHOLDER = /\$\{(\w+)\}/g;

/** The flows of `infra/connect`. */
export type FlowName = 'handoff' | 'callback';

/** The text of a flow as it is in the repository, with its placeholders. */
export function flowTemplate(name: FlowName): string {
  return readFileSync(new URL(`${name}.flow.json`, FOLDER), 'utf8');
}

/** Names of the placeholders in a template, each once. */
export function placeholdersOf(template: string): string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

/**
 * A flow of the repository, filled in as a deployment does it.
 * @throws InvalidContactFlowError when Amazon Connect would refuse it; Error for a placeholder without a value
 */
export function loadFlow(name: FlowName, values: Readonly<Record<string, string>>): Flow {
  const content = flowTemplate(name).replace(PLACEHOLDER, (_, placeholder: string) => {
    const value = values[placeholder];
    if (value === undefined) throw new Error(`no value for \${${placeholder}} in ${name}.flow.json`);
    return value;
  });
  return readFlow(content);
}
