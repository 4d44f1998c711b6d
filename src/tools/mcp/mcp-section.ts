import { z } from 'zod';
import { FACT_NAMES } from '../declaration.ts';
import { type DeclarationFault, schemaFaults } from '../declaration-fault.ts';
import { DEFAULT_TIMEOUT_MS, MAX_TIMEOUT_MS } from '../limits.ts';
import type { McpServerSettings } from './server-settings.ts';

const MAX_SERVERS = 20;
const NAMES = 'a list of names of tools of this server';
const TIMEOUT = `a whole number from 100 to ${MAX_TIMEOUT_MS}`;

const filler = z.strictObject(
  {
    afterMs: z.int({ error: 'a whole number from 0 to 20000' }).min(0).max(20_000).default(700),
    text: z
      .record(
        z.string().regex(/^[a-z]{2}$/, 'a language of two letters, like en'),
        z.string({ error: 'text' }).min(1, 'a short sentence'),
      )
      .default({}),
  },
  { error: 'false, or fields afterMs and text' },
);

const common = {
  allow: z.union([z.literal('*'), z.array(z.string().min(1), { error: NAMES }).min(1)], {
    error: `${NAMES} that models may use, or "*" for all of them`,
  }),
  idempotent: z.array(z.string(), { error: NAMES }).default([]),
  timeoutMs: z
    .int({ error: TIMEOUT })
    .min(100, TIMEOUT)
    .max(MAX_TIMEOUT_MS, TIMEOUT)
    .default(DEFAULT_TIMEOUT_MS),
  filler: z.union([z.literal(false), filler], { error: 'false, or fields afterMs and text' }).prefault({}),
  cancellable: z.boolean({ error: 'true or false' }).default(false),
  providers: z
    .array(z.enum(['openai', 'nova'], { error: 'openai or nova' }), { error: 'a list of openai and nova' })
    .min(1, 'at least one provider')
    .optional(),
  callerBound: z
    .record(
      z.string(),
      z.record(z.string(), z.enum(FACT_NAMES, { error: `one of ${FACT_NAMES.join(', ')}` })),
      { error: 'by tool, its parameters that the gateway fills: lookup: { phone: caller.number }' },
    )
    .default({}),
};

const texts = z.record(z.string(), z.string({ error: 'text' }), { error: 'fields with text' }).default({});

const httpServer = z.strictObject({
  url: z.string({ error: 'the https URL of the server, like https://mcp.example.com/mcp' }),
  headers: texts,
  ...common,
});

const stdioServer = z.strictObject({
  command: z.string({ error: 'a program' }).min(1, 'a program'),
  args: z.array(z.string({ error: 'text' }), { error: 'a list of texts' }).default([]),
  env: texts,
  ...common,
});

const serverName = /^[a-zA-Z0-9-]+(_[a-zA-Z0-9-]+)*$/;

export interface McpSectionContext {
  /** Where the section is in the file. */
  readonly path: readonly (string | number)[];
  /** The value of `${NAME}`; undefined when it is not set. */
  readonly secret: (name: string) => string | undefined;
  /** TOOLS_ALLOW_STDIO: servers may be started as processes. */
  readonly allowStdio: boolean;
  /** TOOLS_ALLOW_PRIVATE: `host:port` that may be reached without TLS. */
  readonly allowPrivate: readonly string[];
}

export type McpSection =
  | { readonly value: readonly McpServerSettings[] }
  | { readonly faults: readonly DeclarationFault[] };

/** Reads the section `mcp:` of the profile file, with all its faults. The texts never hold a secret. */
export function readMcpSection(section: unknown, context: McpSectionContext): McpSection {
  const whole = z.record(z.string(), z.unknown(), { error: 'servers by name' }).safeParse(section ?? {});
  if (!whole.success) return { faults: schemaFaults(whole.error, context.path) };
  const faults: DeclarationFault[] = [];
  const entries = Object.entries(whole.data);
  if (entries.length > MAX_SERVERS) {
    faults.push({
      path: context.path,
      problem: `has ${entries.length} servers`,
      advice: `keep at most ${MAX_SERVERS}`,
    });
  }
  const servers = entries.flatMap(([name, value]) => {
    const reader = new ServerReader(name, context, faults);
    const server = reader.read(value);
    return server === undefined ? [] : [server];
  });
  return faults.length > 0 ? { faults } : { value: servers };
}

class ServerReader {
  readonly #name: string;
  readonly #context: McpSectionContext;
  readonly #faults: DeclarationFault[];
  readonly #path: readonly (string | number)[];

  constructor(name: string, context: McpSectionContext, faults: DeclarationFault[]) {
    this.#name = name;
    this.#context = context;
    this.#faults = faults;
    this.#path = [...context.path, name];
  }

  read(value: unknown): McpServerSettings | undefined {
    if (!serverName.test(this.#name) || this.#name.length > 24) {
      this.#fault(
        [],
        'cannot be the name of a server',
        'use at most 24 letters, digits, dashes and single underscores',
      );
    }
    return isStdio(value) ? this.#stdio(value) : this.#http(value);
  }

  #http(value: unknown): McpServerSettings | undefined {
    const read = httpServer.safeParse(value);
    if (!read.success) return this.#schemaFaults(read.error);
    const { url, headers, filler: fill, ...rest } = read.data;
    this.#checkUrl(url);
    this.#checkTools(rest);
    return {
      kind: 'http',
      name: this.#name,
      url,
      headers: this.#filled(headers, 'headers'),
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
    if (!read.success) return this.#schemaFaults(read.error);
    const { command, args, env, filler: fill, ...rest } = read.data;
    this.#checkTools(rest);
    return {
      kind: 'stdio',
      name: this.#name,
      command,
      args,
      env: this.#filled(env, 'env'),
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
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const advice = 'write an https URL, like https://mcp.example.com/mcp';
    if (url === undefined) this.#fault(['url'], 'is not a URL', advice);
    else if (url.username !== '' || url.password !== '') {
      this.#fault(['url'], 'has a user name or password', 'put secrets in headers');
    } else if (url.protocol === 'http:') this.#checkPlainHttp(url);
    else if (url.protocol !== 'https:') this.#fault(['url'], 'is not an https URL', advice);
  }

  #checkPlainHttp({ hostname, port }: URL): void {
    const host = `${hostname}:${port || '80'}`;
    if (this.#context.allowPrivate.includes(host)) return;
    this.#fault(['url'], 'has no TLS', `write https, or list ${host} in TOOLS_ALLOW_PRIVATE for local work`);
  }

  /** Names in the other fields that the allow list lacks would never have an effect. */
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

  /** Fills `${NAME}` in. */
  #filled(values: Readonly<Record<string, string>>, field: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(values).map(([key, text]) => [key, this.#fill(key, text, field)]),
    );
  }

  #fill(key: string, text: string, field: string): string {
    if (field === 'headers' && !/^[a-zA-Z0-9!#$%&'*+.^_`|~-]+$/.test(key)) {
      this.#fault([field, key], 'is not the name of a header', 'use letters, digits and dashes');
    }
    const filled = text.replace(/\$\{([A-Z][A-Z0-9_]*)\}/g, (_, name: string) => {
      const secret = this.#context.secret(name);
      if (secret === undefined) {
        this.#fault(
          [field, key],
          `uses ${name}, which is not set`,
          `set ${name} or ${name}_FILE in the environment`,
        );
      }
      return secret ?? '';
    });
    if (/[\r\n\0]/.test(filled)) {
      this.#fault([field, key], 'has a line break', 'check the text and the secret: it must be one line');
    }
    return filled;
  }

  #schemaFaults(error: z.ZodError): undefined {
    this.#faults.push(...schemaFaults(error, this.#path));
    return undefined;
  }

  #fault(at: readonly string[], problem: string, advice: string): void {
    this.#faults.push({ path: [...this.#path, ...at], problem, advice });
  }
}

function isStdio(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'command' in value;
}
