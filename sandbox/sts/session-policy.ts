import { isFields } from '../knowledge/json-exchange.ts';

/** What a session policy allows. */
export interface PolicyGrant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

const ACTION = /^[a-z0-9-]+:[A-Za-z*]+$/;
const RESOURCE = /^(\*|arn:aws[a-z-]*:[^\s]+)$/;
const STATEMENT_FIELDS = ['Sid', 'Effect', 'Action', 'Resource'];

/**
 * Reads an inline session policy that only allows.
 * @returns undefined when it is no such policy
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readSessionPolicy(text: string): PolicyGrant | undefined {
  const policy = parsed(text);
  if (!isFields(policy) || policy.Version !== '2012-10-17') return undefined;
  const statements = [policy.Statement].flat();
  const grants = statements.map(readStatement);
  if (grants.length === 0) return undefined;
  const known = grants.filter((grant) => grant !== undefined);
  if (known.length < grants.length) return undefined;
  return {
    actions: known.flatMap(({ actions }) => actions),
    resources: known.flatMap(({ resources }) => resources),
  };
}

function readStatement(statement: unknown): PolicyGrant | undefined {
  if (!isFields(statement) || statement.Effect !== 'Allow') return undefined;
  if (Object.keys(statement).some((name) => !STATEMENT_FIELDS.includes(name))) return undefined;
  const actions = textsOf(statement.Action, ACTION);
  const resources = textsOf(statement.Resource, RESOURCE);
  return actions && resources ? { actions, resources } : undefined;
}

function textsOf(value: unknown, form: RegExp): string[] | undefined {
  const texts = [value].flat();
  const fitting = texts.filter((text): text is string => typeof text === 'string' && form.test(text));
  return texts.length > 0 && fitting.length === texts.length ? fitting : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
