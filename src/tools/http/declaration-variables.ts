import { isRecord } from '../../is-record.ts';
import type { FileProblem } from '../../operator-file/file-problem.ts';
import type { ToolDeclaration } from '../declaration.ts';
import { namesSecret } from '../secrets.ts';
import { BodyTemplate } from './body-template.ts';
import { PathTemplate } from './path-template.ts';
import { splitUrl } from './request-template.ts';
import { Template } from './template.ts';
import { isFactName } from './template-values.ts';

type Field = Pick<FileProblem, 'path'> & { readonly variables: readonly string[] };

/** Variables that stand for nothing, and secrets outside of headers. */
export function variableFaults(declaration: ToolDeclaration): FileProblem[] {
  const { http, parameters, callerBound } = declaration;
  const properties = isRecord(parameters.properties) ? Object.keys(parameters.properties) : [];
  const required = Array.isArray(parameters.required) ? parameters.required : [];
  const path: Field = {
    path: ['http', 'url'],
    variables: new PathTemplate(splitUrl(http.url).path).variables,
  };
  return [
    ...[path, ...otherFields(http)].flatMap((field) => unknownVariables(field, properties)),
    ...path.variables
      .filter((name) => properties.includes(name) && !required.includes(name) && !(name in callerBound))
      .map((name) => ({
        path: ['parameters', 'required'],
        problem: `does not list ${name}, which the URL needs`,
        advice: `add ${name} to required`,
      })),
    ...Object.keys(callerBound)
      .filter((name) => !properties.includes(name))
      .map((name) => ({
        path: ['callerBound', name],
        problem: 'is not one of the parameters',
        advice: `declare it, or use the fact itself in a template, like {caller.number}`,
      })),
    ...misplacedSecrets(http),
  ];
}

function otherFields({ query, headers, body }: ToolDeclaration['http']): Field[] {
  const texts = [
    ...Object.entries(query).map(([name, text]) => ({ path: ['http', 'query', name], text })),
    ...Object.entries(headers).map(([name, text]) => ({ path: ['http', 'headers', name], text })),
  ];
  const fields = texts.map(({ path, text }) => ({ path, variables: new Template(text).variables }));
  return body === undefined
    ? fields
    : [...fields, { path: ['http', 'body'], variables: new BodyTemplate(body).variables }];
}

function unknownVariables({ path, variables }: Field, properties: readonly string[]): FileProblem[] {
  return variables
    .filter((name) => !properties.includes(name) && !isFactName(name))
    .map((name) => ({
      path,
      problem: `has the variable {${name}}, which is neither a parameter nor a fact of the call`,
      advice:
        'declare it in parameters, or write {caller.number}, {dialed.number}, {session.id} or {language}',
    }));
}

function misplacedSecrets({ url, query, body }: ToolDeclaration['http']): FileProblem[] {
  const texts = [
    { path: ['http', 'url'], text: url },
    ...Object.entries(query).map(([name, text]) => ({ path: ['http', 'query', name], text })),
    { path: ['http', 'body'], text: JSON.stringify(body ?? null) },
  ];
  return texts
    .filter(({ text }) => namesSecret(text))
    .map(({ path }) => ({
      path,
      problem: 'holds a secret',
      advice: 'send secrets in headers only: servers and proxies log URLs and bodies',
    }));
}
