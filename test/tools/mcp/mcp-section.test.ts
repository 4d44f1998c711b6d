import { describe, expect, it } from 'vitest';
import { PrivateHosts } from '../../../src/tools/guard-rails/private-hosts.ts';
import { readMcpServers } from '../../../src/tools/mcp/mcp-section.ts';
import { Secrets } from '../../../src/tools/secrets.ts';

type Json = Record<string, unknown>;

const URL_OF_CRM = 'https://mcp.example.com/mcp';

function read(value: unknown, allowStdio = false) {
  return readMcpServers(value, {
    secrets: new Secrets((name) => (name === 'CRM_TOKEN' ? 'the-token-of-the-crm' : undefined)),
    privateHosts: new PrivateHosts(['10.0.0.7:8080']),
    allowStdio,
  });
}

function faultsOf(value: unknown): string[] {
  return read(value).faults.map(({ path, problem, advice }) => `${path.join('.')} ${problem}: ${advice}`);
}

describe('the section mcp', () => {
  it('is read with its defaults and its secrets', () => {
    const headers = { authorization: `Bearer ${secret('CRM_TOKEN')}` };
    expect(read({ crm: { url: URL_OF_CRM, headers, allow: ['lookup'] } })).toEqual({
      servers: [
        {
          kind: 'http',
          name: 'crm',
          url: URL_OF_CRM,
          headers: { authorization: 'Bearer the-token-of-the-crm' },
          allow: ['lookup'],
          idempotent: [],
          timeoutMs: 8000,
          filler: { afterMs: 700, text: {} },
          cancellable: false,
          providers: undefined,
          callerBound: {},
        },
      ],
      faults: [],
    });
  });

  it('takes everything that can be said of a server', () => {
    const section = {
      url: 'http://10.0.0.7:8080/mcp',
      allow: '*',
      idempotent: ['lookup'],
      timeoutMs: 3000,
      filler: false,
      cancellable: true,
      providers: ['openai'],
      callerBound: { lookup: { phone: 'caller.number' } },
    };
    const { servers, faults } = read({ crm: section });
    expect(faults).toEqual([]);
    expect(servers[0]).toMatchObject({ ...section, filler: undefined });
  });

  it('takes a program only when the operator allows it', () => {
    const local = {
      command: 'node',
      args: ['server.js'],
      env: { KEY: secret('CRM_TOKEN') },
      allow: ['lookup'],
    };
    expect(read({ local }, true).servers[0]).toMatchObject({
      kind: 'stdio',
      command: 'node',
      env: { KEY: 'the-token-of-the-crm' },
    });
    expect(faultsOf({ local })).toEqual([
      'local.command would start a program on this machine, which is not allowed: set TOOLS_ALLOW_STDIO=true, or run the server elsewhere and give its url',
    ]);
  });

  it('may be absent', () => {
    expect(read(undefined)).toEqual({ servers: [], faults: [] });
    expect(read(null)).toEqual({ servers: [], faults: [] });
  });

  const bad: [string, unknown, string][] = [
    ['a list', [], ' is not a list of names: write servers by their names'],
    ['a text as a server', { crm: 'https://x' }, 'crm cannot be used: write fields url and allow'],
    [
      'no allow list',
      server({ allow: undefined }),
      'crm.allow is missing: write a list of names of tools of this server that models may use, or "*" for all of them',
    ],
    ['an empty allow list', server({ allow: [] }), 'crm.allow cannot be used: write a list of names'],
    ['an unknown field', server({ allowed: ['a'] }), 'crm.allowed is not a known field'],
    ['no URL', server({ url: undefined }), 'crm.url is missing: write the https URL of the server'],
    ['no real URL', server({ url: 'mcp.example.com' }), 'crm.url is not a URL: write an https URL'],
    [
      'no TLS',
      server({ url: 'http://mcp.example.com' }),
      'crm.url is not an https URL: write https, or list mcp.example.com:80 in TOOLS_ALLOW_PRIVATE',
    ],
    ['another scheme', server({ url: 'file:///etc/passwd' }), 'crm.url is not an https URL'],
    ['a private address', server({ url: 'https://192.168.1.1/mcp' }), 'crm.url is not a public host'],
    [
      'the metadata of the cloud',
      server({ url: 'http://169.254.169.254/mcp' }),
      'crm.url is an address that no tool may reach',
    ],
    [
      'a password in the URL',
      server({ url: 'https://me:pw@mcp.example.com' }),
      'crm.url holds a user name or password',
    ],
    [
      'a variable in the URL',
      server({ url: `https://${secret('HOST')}/mcp` }),
      'crm.url has a variable: write the whole URL; secrets belong in headers',
    ],
    [
      'a secret that is not set',
      server({ headers: { authorization: secret('NONE') } }),
      'crm.headers.authorization needs NONE, which is not set',
    ],
    [
      'a header with a line break',
      server({ headers: { 'x-a': 'a\r\nb: c' } }),
      'crm.headers.x-a holds a line break',
    ],
    [
      'a header of the protocol',
      server({ headers: { 'Mcp-Session-Id': '1' } }),
      'crm.headers.Mcp-Session-Id is set by the gateway',
    ],
    [
      'a header of the connection',
      server({ headers: { host: 'x' } }),
      'crm.headers.host is set by the gateway',
    ],
    [
      'a time limit that is too long',
      server({ timeoutMs: 60_000 }),
      'crm.timeoutMs cannot be used: write a whole number from 100 to 20000',
    ],
    [
      'an unknown provider',
      server({ providers: ['alexa'] }),
      'crm.providers.0 cannot be used: write openai or openai-live or nova or cascade',
    ],
    [
      'a filler that is text',
      server({ filler: 'wait' }),
      'crm.filler cannot be used: write false, or fields afterMs and text',
    ],
    [
      'an idempotent tool that is not allowed',
      server({ idempotent: ['other'] }),
      'crm.idempotent names other, which is not in allow',
    ],
    [
      'a caller-bound tool that is not allowed',
      server({ callerBound: { other: { phone: 'caller.number' } } }),
      'crm.callerBound names other, which is not in allow',
    ],
    [
      'an unknown fact',
      server({ callerBound: { lookup: { phone: 'caller.name' } } }),
      'crm.callerBound.lookup.phone cannot be used: write one of caller.number',
    ],
    [
      'a name with two underscores',
      { a__b: { url: URL_OF_CRM, allow: '*' } },
      'a__b cannot be the name of a server: use at most 24 letters',
    ],
    [
      'a name that is too long',
      { ['a'.repeat(25)]: { url: URL_OF_CRM, allow: '*' } },
      'cannot be the name of a server',
    ],
    [
      'too many servers',
      Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`s${n}`, { url: URL_OF_CRM, allow: '*' }])),
      ' has 21 servers: keep at most 20',
    ],
  ];

  it.each(bad)('with %s is a fault', (_, value, expected) => {
    expect(faultsOf(value).join('\n')).toContain(expected);
    expect(faultsOf(value).join('\n')).not.toContain('the-token-of-the-crm');
  });
});

function server(fields: Json): Json {
  return { crm: { url: URL_OF_CRM, allow: ['lookup'], ...fields } };
}

/** As the assistants file names a secret. */
function secret(name: string): string {
  return `\${${name}}`;
}
