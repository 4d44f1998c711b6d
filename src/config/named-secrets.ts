import { givenValues } from './given-values.ts';
import { fileVariable, readSecret } from './secret-files.ts';

/** The value of a variable that a file of the operator names; undefined when it is not set, or cannot be read. */
export type NamedSecrets = (name: string) => string | undefined;

/** Reads `NAME`, or the file that `NAME_FILE` names. Each time anew, so that a reload sees a rotated secret. */
export function namedSecrets(env: NodeJS.ProcessEnv): NamedSecrets {
  const given = givenValues(env);
  return (name) => {
    const path = given[fileVariable(name)];
    if (given[name] !== undefined || path === undefined) return given[name];
    const secret = readSecret(path);
    return typeof secret === 'string' ? secret : undefined;
  };
}
