import { z } from 'zod';
import { isRecord } from '../../is-record.ts';
import type { FileProblem } from '../../operator-file/file-problem.ts';
import { problemsOf } from '../../operator-file/schema-problems.ts';
import { object } from '../../operator-file/shapes.ts';
import { boundParameters, callFields, texts } from '../call-fields.ts';
import type { DeclarationContext } from '../declaration-faults.ts';
import { addressProblem } from '../guard-rails/address-problem.ts';
import { headerFaults } from '../http/header-faults.ts';
import type { McpServerSettings } from './server-settings.ts';

const MAX_SERVERS = 20;
const NAMES = 'a list of names of tools of this server';
const common = {
  allow: z.union([z.literal('*'), z.array(z.string().min(1), { error: NAMES }).min(1)], {
    error: `${NAMES} that models may use, or "*" for all of them`,
  }),
  idempotent: z.array(z.string(), { error: NAMES }).default([]),
  ...callFields,
  callerBound: z
    .record(z.string(), boundParameters, {
      error: 'by tool, its parameters that the gateway fills: lookup: { phone: caller.number }',
    })
    .default({}),
};

const httpServer = object(
  {
    url: z.string({ error: 'the https URL of the server, like https://mcp.example.com/mcp' }),
    headers: texts.default({}),
    ...common,
  },
  'fields url and allow',
);

const stdioServer = object(
  {
    command: z.string({ error: 'a program' }).min(1, 'a program'),
    args: z.array(z.string({ error: 'text' }), { error: 'a list of texts' }).default([]),
    env: texts.default({}),
    ...common,
  },
  'fields command and allow',
);

const NO_URL = { problem: 'is not a URL', advice: 'write an https URL, like https://mcp.example.com/mcp' };

const serverName = /^[a-zA-Z0-9-]+(_[a-zA-Z0-9-]+)*$/;

export interface McpContext extends DeclarationContext {
  /** TOOLS_ALLOW_STDIO: servers may be started as processes. */
  readonly allowStdio: boolean;
}

export interface ReadMcpServers {
  /** Those without a fault. */
  readonly servers: readonly McpServerSettings[];
  /** Paths begin with the name of the server. */
  readonly faults: readonly FileProblem[];
}

/** Reads `mcp:` of the assistants file. Never throws, and finds every fault. */
export function readMcpServers(value: unknown, context: McpContext): ReadMcpServers {
  if (value === undefined || value === null) return { servers: [], faults: [] };
  if (!isRecord(value)) {
    const fault = { path: [], problem: 'is not a list of names', advice: 'write servers by their names' };
    return { servers: [], faults: [fault] };
  }
  const names = Object.keys(value);
  const read = names.map((name) => new ServerReader(name, context).read(value[name]));
  const faults = read.flatMap((one) => one.faults);
  if (names.length > MAX_SERVERS) {
    const advice = `keep at most ${MAX_SERVERS}`;
    faults.push({ path: [], problem: `has ${names.length} servers`, advice });
  }
  return { servers: read.flatMap((one) => one.servers), faults };
}

class ServerReader {
  readonly #name: string;
  readonly #context: McpContext;
  readonly #faults: FileProblem[] = [];

  constructor(name: string, context: McpContext) {
    this.#name = name;
    this.#context = context;
  }

  read(value: unknown): ReadMcpServers & { readonly faults: FileProblem[] } {
    const server = this.#server(value);
    return { servers: server === undefined || this.#faults.length > 0 ? [] : [server], faults: this.#faults };
  }

  #server(value: unknown): McpServerSettings | undefined {
    if (!serverName.test(this.#name) || this.#name.length > 24) {
      this.#fault(
        [],
        'cannot be the name of a server',
        'use at most 24 letters, digits, dashes and single underscores',
      );
    }
    return isRecord(value) && 'command' in value ? this.#stdio(value) : this.#http(value);
  }

  #http(value: unknown): McpServerSettings | undefined {
    const read = httpServer.safeParse(value);
    if (!read.success) return this.#schemaFaults(read.error, value);
    const { url, headers, filler: fill, ...rest } = read.data;
    this.#checkUrl(url);
    this.#checkTools(rest);
    return {
      kind: 'http',
      name: this.#name,
      url,
      headers: this.#filledHeaders(headers),
      filler: fill === false ? undefined : fill,
      ...rest,
      providers: rest.providers,
    };
  }

  #stdio(value: unknown): McpServerSettings | undefined {
    if (!this.#context.allowStdio) {
      this.#fault(
        ['command'],
        'would start a program on this machine, which is not allowed',
        'set TOOLS_ALLOW_STDIO=true, or run the server elsewhere and give its url',
      );
      return undefined;
    }
    const read = stdioServer.safeParse(value);
    if (!read.success) return this.#schemaFaults(read.error, value);
    const { command, args, env, filler: fill, ...rest } = read.data;
    this.#checkTools(rest);
    return {
      kind: 'stdio',
      name: this.#name,
      command,
      args,
      env: this.#filledEnvironment(env),
      filler: fill === false ? undefined : fill,
      ...rest,
      providers: rest.providers,
    };
  }

  #checkUrl(text: string): void {
    if (/[{}$]/.test(text)) {
      this.#fault(['url'], 'has a variable', 'write the whole URL; secrets belong in headers');
      return;
    }
    const problem = URL.canParse(text) ? addressProblem(new URL(text), this.#context.privateHosts) : NO_URL;
    if (problem !== undefined) this.#fault(['url'], problem.problem, problem.advice);
  }

  /** A name in another field that is not in the allow list would have no effect. */
  #checkTools({
    allow,
    idempotent,
    callerBound,
  }: Pick<McpServerSettings, 'allow' | 'idempotent' | 'callerBound'>): void {
    if (allow === '*') return;
    const unknown = (field: string, name: string) =>
      this.#fault([field], `names ${name}, which is not in allow`, 'add it to allow, or correct its name');
    for (const name of idempotent) if (!allow.includes(name)) unknown('idempotent', name);
    for (const name of Object.keys(callerBound)) if (!allow.includes(name)) unknown('callerBound', name);
  }

  #filledHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    this.#faults.push(...headerFaults(headers, this.#context.secrets, [this.#name, 'headers']));
    const own = Object.keys(headers).find((name) => /^(mcp-|last-event-id$|accept$)/i.test(name));
    if (own !== undefined) this.#fault(['headers', own], 'is set by the gateway', 'remove it');
    return this.#filled(headers);
  }

  #filledEnvironment(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    for (const [name, text] of Object.entries(env)) {
      const resolved = this.#context.secrets.resolve(text);
      for (const missing of 'missing' in resolved ? resolved.missing : []) {
        const advice = `set ${missing} in the environment, or ${missing}_FILE to a file that holds it`;
        this.#fault(['env', name], `needs ${missing}, which is not set`, advice);
      }
    }
    return this.#filled(env);
  }

  #filled(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(texts).map(([key, text]) => {
        const resolved = this.#context.secrets.resolve(text);
        return [key, 'text' in resolved ? resolved.text : ''];
      }),
    );
  }

  #schemaFaults(error: z.ZodError, value: unknown): undefined {
    this.#faults.push(...problemsOf(error, value, [this.#name]));
    return undefined;
  }

  #fault(at: readonly string[], problem: string, advice: string): void {
    this.#faults.push({ path: [this.#name, ...at], problem, advice });
  }
}
