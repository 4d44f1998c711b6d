import { z } from 'zod';
import { environmentSchema } from '../../src/config/environment.ts';
import { SECRET_NAMES } from '../../src/config/secret-files.ts';
import { SETTING_SECTIONS, type SettingSection } from '../../src/config/setting-notes.ts';

const HEAD = `# Settings

<!-- Written by \`npm run docs:settings\` from src/config. Do not edit it by hand. -->

The gateway reads its settings once, from the environment. It also reads \`.env\` in the working directory; a variable
that is already set wins over the file. An empty value counts as unset. A faulty set-up prints every fault and exits
with 78. \`npm run doctor\` checks the settings against the real services.

Needed: \`PUBLIC_URL\`, \`AWS_REGION\`, \`TWILIO_AUTH_TOKEN\`, and \`OPENAI_API_KEY\` unless \`VOICE_PROVIDER=nova\`.
Recommended: \`TWILIO_ACCOUNT_SID\` and \`CONNECT_PHONE_NUMBER\`.
`;

/** Read by the AWS SDK, not by the schema. */
const SDK_ADDRESSES = [
  'AWS_ENDPOINT_URL_BEDROCK_RUNTIME',
  'AWS_ENDPOINT_URL_DYNAMODB',
  'AWS_ENDPOINT_URL_CONNECT',
] as const;

const TABLE_HEAD = ['| Variable | Default | Meaning |', '|---|---|---|'];

interface Property {
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
}

const schema = z.toJSONSchema(environmentSchema, { io: 'input', unrepresentable: 'any' });
const needed = new Set(schema.required);

/** The whole of docs/settings.md. */
export function settingsPage(): string {
  return [HEAD, ...SETTING_SECTIONS.map(section), secrets(), sdkAddresses()].join('\n');
}

function section({ title, intro, notes }: SettingSection): string {
  const rows = Object.entries(notes).map(([name, note]) =>
    row(name, defaultOf(name), withValues(name, note)),
  );
  const lead = intro === undefined ? [] : [intro, ''];
  return [`## ${title}`, '', ...lead, ...TABLE_HEAD, ...rows, ''].join('\n');
}

function secrets(): string {
  const rows = SECRET_NAMES.map((name) =>
    row(`${name}_FILE`, '–', `Path of a file that holds \`${name}\`, instead of the variable itself.`),
  );
  const lead =
    'A line break at the end of the file does not count. It is a fault to set both the variable and the file.';
  return ['## Secrets from files', '', lead, '', ...TABLE_HEAD, ...rows, ''].join('\n');
}

function sdkAddresses(): string {
  const rows = SDK_ADDRESSES.map((name) => row(name, '–', 'Another address of the service.'));
  const lead = 'The AWS SDK reads these itself. They point the gateway at servers on this machine.';
  return ['## Addresses of AWS services', '', lead, '', ...TABLE_HEAD, ...rows, ''].join('\n');
}

function row(name: string, value: string, note: string): string {
  return `| \`${name}\` | ${value} | ${note} |`;
}

function property(name: string): Property {
  const found = schema.properties?.[name];
  return typeof found === 'object' ? found : {};
}

function defaultOf(name: string): string {
  if (needed.has(name)) return 'needed';
  const value = property(name).default;
  return value === undefined ? '–' : `\`${value}\``;
}

/** The note, and after it the values that the schema takes. */
function withValues(name: string, note: string): string {
  const { enum: words, minimum, maximum } = property(name);
  if (words) return `${note} One of ${words.map((word) => `\`${word}\``).join(', ')}.`;
  if (minimum !== undefined && maximum !== undefined) return `${note} From ${minimum} to ${maximum}.`;
  return note;
}
