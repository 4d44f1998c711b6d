import { isRecord } from '../is-record.ts';
import type { FileProblem } from '../operator-file/file-problem.ts';
import type { ToolDefinition } from '../voice/client.ts';
import { flatnessWarning, schemaProblems, sizeProblem } from './arguments/schema-problems.ts';
import { BUILT_IN_TOOL_NAMES } from './built-in-names.ts';
import type { ToolDeclaration } from './declaration.ts';
import type { PrivateHosts } from './guard-rails/private-hosts.ts';
import { variableFaults } from './http/declaration-variables.ts';
import { declaredDefinition } from './http/declared-definition.ts';
import { headerFaults, headerWarnings } from './http/header-faults.ts';
import { urlFaults } from './http/url-faults.ts';
import { MAX_TOOLBOX_BYTES } from './limits.ts';
import type { Secrets } from './secrets.ts';

export interface DeclarationContext {
  readonly privateHosts: PrivateHosts;
  readonly secrets: Secrets;
}

const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;
const PARAMETER_NAME = /^[A-Za-z_][\w-]{0,63}$/;

/** Everything that keeps a declared tool from working, relative to the declaration. */
export function declarationFaults(
  declaration: ToolDeclaration,
  { privateHosts, secrets }: DeclarationContext,
): FileProblem[] {
  const { name, parameters, http } = declaration;
  const schema = schemaProblems(parameters, { strict: true });
  const size = sizeProblem(declaredDefinition(declaration));
  return [
    ...toolNameFaults(name),
    ...schema.map((fault) => ({ ...fault, path: ['parameters', ...fault.path] })),
    ...parameterNameFaults(parameters),
    ...(size === undefined ? [] : [size]),
    ...urlFaults(http.url, privateHosts),
    ...headerFaults(http.headers, secrets),
    ...variableFaults(declaration),
    ...methodFaults(declaration),
  ];
}

/** @returns what is worth a warning, relative to the declaration */
export function declarationWarnings(declaration: ToolDeclaration): FileProblem[] {
  return [...flatnessWarnings(declaration), ...headerWarnings(declaration.http.headers)];
}

function flatnessWarnings({ parameters, providers }: ToolDeclaration): FileProblem[] {
  const warning = providers?.includes('nova') === false ? undefined : flatnessWarning(parameters);
  if (warning === undefined) return [];
  return [{ path: ['parameters'], problem: 'is not flat', advice: warning }];
}

/** A fault when all tools of an assistant are more than a provider takes. The path is empty. */
export function toolboxFaults(definitions: readonly ToolDefinition[]): FileProblem[] {
  const bytes = Buffer.byteLength(JSON.stringify(definitions));
  if (bytes <= MAX_TOOLBOX_BYTES) return [];
  const advice = `use fewer tools or shorten their descriptions, to ${MAX_TOOLBOX_BYTES} bytes at most`;
  return [{ path: [], problem: `has tools of ${bytes} bytes for the model`, advice }];
}

function toolNameFaults(name: string): FileProblem[] {
  if (!TOOL_NAME.test(name)) {
    const advice = 'write 1 to 64 letters, digits, underscores and dashes';
    return [{ path: [], problem: 'has a name that no model takes', advice }];
  }
  if (!BUILT_IN_TOOL_NAMES.includes(name)) return [];
  return [{ path: [], problem: 'has the name of a tool of the gateway', advice: 'choose another name' }];
}

function parameterNameFaults({ properties }: ToolDeclaration['parameters']): FileProblem[] {
  if (!isRecord(properties)) return [];
  return Object.keys(properties)
    .filter((name) => !PARAMETER_NAME.test(name))
    .map((name) => ({
      path: ['parameters', 'properties', name],
      problem: 'is not a usable name of a parameter',
      advice: 'write a letter, and then letters, digits, underscores and dashes',
    }));
}

function methodFaults({ http, retries, idempotent }: ToolDeclaration): FileProblem[] {
  const faults: FileProblem[] = [];
  if (http.method === 'GET' && http.body !== undefined) {
    faults.push({
      path: ['http', 'body'],
      problem: 'is set, but GET has no body',
      advice: 'use http.query, or POST',
    });
  }
  if (retries === 1 && http.method !== 'GET' && !idempotent) {
    const advice = 'write idempotent: true if the server does it only once, or remove retries';
    faults.push({ path: ['retries'], problem: 'could do the same thing twice', advice });
  }
  return faults;
}
