import { isRecord } from '../../is-record.ts';
import type { ToolDefinition } from '../../voice/client.ts';
import type { ToolDeclaration } from '../declaration.ts';

/** The tool as the model sees it: without the parameters that the gateway fills. */
export function declaredDefinition({
  name,
  description,
  parameters,
  callerBound,
}: Pick<ToolDeclaration, 'name' | 'description' | 'parameters' | 'callerBound'>): ToolDefinition {
  const bound = Object.keys(callerBound);
  if (bound.length === 0) return { name, description, parameters };
  const properties = isRecord(parameters.properties) ? parameters.properties : {};
  const required = Array.isArray(parameters.required) ? parameters.required : [];
  const visible = {
    ...parameters,
    properties: Object.fromEntries(Object.entries(properties).filter(([key]) => !bound.includes(key))),
    required: required.filter((key) => !bound.includes(String(key))),
  };
  return { name, description, parameters: visible };
}
