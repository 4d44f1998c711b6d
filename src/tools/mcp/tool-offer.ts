import type { Tool as ListedTool } from '@modelcontextprotocol/client';
import { z } from 'zod';
import { isRecord } from '../../is-record.ts';
import type { ToolDefinition } from '../../voice/client.ts';
import type { JsonSchema } from '../arguments/json-schema.ts';
import { schemaProblems } from '../arguments/schema-problems.ts';
import type { FactName } from '../call-fields.ts';
import { MAX_TOOL_BYTES } from '../limits.ts';
import { plainSchema } from '../schema/plain-schema.ts';
import { SchemaRefusal } from '../schema/schema-refusal.ts';
import { shownText } from '../shown-text.ts';
import type { McpServerSettings } from './server-settings.ts';
import { toolNames } from './tool-names.ts';

const MAX_DESCRIPTION_CHARS = 300;
/** More tools confuse a model, and cost tokens with each turn. */
const MAX_TOOLS = 64;

/** Why a tool that the operator allows is not offered. */
const LEFT_OUT_REASONS = ['missing', 'malformed', 'schema', 'too_large', 'caller_bound', 'too_many'] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** A tool of a server, ready for a model. */
export interface ToolOffer {
  /** As the server names it. */
  readonly remoteName: string;
  readonly definition: ToolDefinition;
  /** Arguments that the gateway fills. */
  readonly bound: Readonly<Record<string, FactName>>;
}

export interface LeftOutTool {
  /** Fit for a log line. */
  readonly name: string;
  readonly reason: LeftOutReason;
  /** What is wrong with it; never a text of the server. */
  readonly problem: string;
}

export interface ToolOffers {
  readonly offers: readonly ToolOffer[];
  readonly leftOut: readonly LeftOutTool[];
}

const listedTool = z.looseObject({
  name: z.string().min(1).max(256),
  description: z.string().optional(),
  inputSchema: z.record(z.string(), z.unknown()),
} satisfies Partial<Record<keyof ListedTool, z.ZodType>>);

/**
 * The tools of a server that models may get: those on the operator's list whose schema can be used. The server's hints
 * (read-only, idempotent) are not used: a server may write there what it likes.
 */
export function readOffers(listed: readonly unknown[], server: McpServerSettings): ToolOffers {
  const offers: ToolOffer[] = [];
  const leftOut: LeftOutTool[] = [];
  const tools = allowedTools(listed, server, leftOut);
  const names = toolNames(server.name, server.allow === '*' ? [...tools.keys()] : server.allow);
  for (const [remoteName, tool] of tools) {
    const name = names.get(remoteName) ?? remoteName;
    const offer =
      tool === undefined ? refusal('malformed', 'is not described as MCP says') : offerOf(tool, name);
    if ('reason' in offer) leftOut.push({ name: shownText(remoteName, 64), ...offer });
    else if (offers.length >= MAX_TOOLS) leftOut.push(surplus(remoteName));
    else offers.push(offer);
  }
  return { offers, leftOut };

  function offerOf(tool: z.infer<typeof listedTool>, name: string): ToolOffer | Refusal {
    const bound = server.callerBound[tool.name] ?? {};
    const parameters = parametersOf(tool.inputSchema, bound);
    if ('reason' in parameters) return parameters;
    const description = shownText(tool.description ?? '', MAX_DESCRIPTION_CHARS) || `The tool ${name}.`;
    const definition = { name, description, parameters: parameters.schema };
    const bytes = Buffer.byteLength(JSON.stringify(definition));
    if (bytes > MAX_TOOL_BYTES)
      return refusal('too_large', `has ${bytes} bytes, at most ${MAX_TOOL_BYTES} are used`);
    const [fault] = schemaProblems(parameters.schema, { strict: false });
    if (fault !== undefined) return refusal('schema', 'has a schema that cannot be checked');
    return { remoteName: tool.name, definition, bound };
  }
}

interface Refusal {
  readonly reason: LeftOutReason;
  readonly problem: string;
}

function refusal(reason: LeftOutReason, problem: string): Refusal {
  return { reason, problem };
}

function surplus(remoteName: string): LeftOutTool {
  return {
    name: shownText(remoteName, 64),
    ...refusal('too_many', `comes after the first ${MAX_TOOLS} tools`),
  };
}

/** By the server's name. Undefined: on the list, but not described in a way that can be read. */
function allowedTools(
  listed: readonly unknown[],
  { allow }: McpServerSettings,
  leftOut: LeftOutTool[],
): Map<string, z.infer<typeof listedTool> | undefined> {
  const tools = new Map<string, z.infer<typeof listedTool> | undefined>();
  for (const entry of listed) {
    const name = isRecord(entry) && typeof entry.name === 'string' ? entry.name : '';
    if (tools.has(name) || (allow !== '*' && !allow.includes(name))) continue;
    const read = listedTool.safeParse(entry);
    tools.set(name, read.success ? read.data : undefined);
  }
  for (const name of allow === '*' ? [] : allow) {
    if (!tools.has(name)) leftOut.push({ name, ...refusal('missing', 'is not a tool of the server') });
  }
  return tools;
}

/** The schema that the model gets: without what the gateway fills, and closed to other arguments. */
function parametersOf(
  inputSchema: JsonSchema,
  bound: Readonly<Record<string, FactName>>,
): { readonly schema: JsonSchema } | Refusal {
  let schema: JsonSchema;
  try {
    schema = plainSchema(inputSchema);
  } catch (error) {
    if (error instanceof SchemaRefusal)
      return refusal('schema', `${error.message} (at ${error.pointer || '/'})`);
    throw error;
  }
  if (schema.type !== 'object') return refusal('schema', 'has a schema that is not one of an object');
  const properties = isRecord(schema.properties) ? schema.properties : {};
  const unknown = Object.keys(bound).find((name) => !Object.hasOwn(properties, name));
  if (unknown !== undefined)
    return refusal('caller_bound', `has no parameter ${unknown} that callerBound names`);
  return { schema: withoutBound(schema, properties, Object.keys(bound)) };
}

function withoutBound(schema: JsonSchema, properties: JsonSchema, bound: readonly string[]): JsonSchema {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !bound.includes(name))),
    required: required.filter((name) => !bound.includes(name)),
    additionalProperties: schema.additionalProperties ?? false,
  };
}
