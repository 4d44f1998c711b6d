import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Which room may import from which. A name is a folder or a file of src without `.ts`; what is not listed may
 * not be imported. Everyone may use the common files, except `audio` and `media`, which stand on their own.
 */
const COMMON = ['errors', 'guard', 'logging', 'config', 'telemetry'];
const STANDALONE = ['audio', 'media'];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  main: ['app', 'services', 'main/shutdown'],
  'main/shutdown': [],
  app: ['http'],
  services: [
    'app',
    'call',
    'deployment',
    'escalation',
    'handoff',
    'http',
    'privacy',
    'store',
    'twilio',
    'voice/client',
    'voice/factory',
  ],
  http: ['call', 'handoff', 'media', 'spoken', 'store/session-store', 'twilio', 'websocket'],
  'http/next-step': ['escalation/report', 'handoff', 'store/session-store'],
  call: [
    'audio',
    'escalation',
    'handoff',
    'media',
    'privacy',
    'spoken',
    'store/session-store',
    'voice/client',
    'voice/events',
  ],
  'call/limits': ['call/phase'],
  twilio: ['audio', 'media', 'voice/client'],
  'voice/openai': ['audio', 'media', 'websocket', 'voice/client', 'voice/events'],
  'voice/nova': ['audio', 'media', 'voice/client', 'voice/events'],
  'voice/continuity': ['audio', 'media', 'voice/client', 'voice/events', 'voice/provider-health'],
  voice: ['audio', 'media'],
  'escalation/classifier': ['escalation/phrases'],
  escalation: ['store/session-store'],
  'lookup-lambda': ['handoff', 'store'],
  handoff: ['spoken', 'store/session-store'],
  spoken: [],
  store: [],
  telemetry: ['voice/events'],
  config: ['voice/client', 'privacy'],
  'cli/doctor': [
    'cli/command',
    'escalation/judgement',
    'handoff/connect',
    'store',
    'twilio',
    'voice/nova/client',
  ],
  'cli/evaluation': ['escalation', 'store/session-store'],
  cli: ['escalation', 'store'],
  deployment: [],
  privacy: [],
  errors: [],
  guard: [],
  logging: [],
  media: [],
  audio: [],
  websocket: [],
};

/** Each vendor's SDK has one door. */
const SDK_FENCES: Readonly<Record<string, readonly string[]>> = {
  '@aws-sdk/client-bedrock-runtime': ['voice/nova', 'escalation/judgement/bedrock-text-model', 'services'],
  openai: ['voice/openai', 'escalation/judgement/openai-text-model', 'cli/doctor/openai'],
  ws: ['voice/openai'],
  '@aws-sdk/client-dynamodb': ['store', 'services', 'lookup-lambda/main', 'cli/doctor/session-table'],
  '@aws-sdk/lib-dynamodb': ['store', 'services', 'lookup-lambda/main'],
  '@aws-sdk/client-connect': ['handoff/connect', 'cli/doctor/connect'],
  '@aws-sdk/client-sts': ['cli/doctor/aws-identity'],
  twilio: ['twilio', 'http/twilio-signature'],
  alawmulaw: ['audio/mulaw'],
  'libphonenumber-js': ['handoff/national-number'],
  '@opentelemetry': ['telemetry/otlp-tracing'],
};

const sourceRoot = join(import.meta.dirname, '..', 'src');

function sourceFiles(folder: string): string[] {
  return readdirSync(join(sourceRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(sourceRoot, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s+'([^']+)'|import\('([^']+)'\)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
}

function within(name: string, rooms: readonly string[]): boolean {
  return rooms.some((room) => name === room || name.startsWith(`${room}/`));
}

function roomOf(name: string): string {
  const room = Object.keys(MAY_IMPORT).find((key) => key.includes('/') && within(name, [key]));
  return room ?? name.split('/')[0] ?? '';
}

const files = sourceFiles('.');

describe('the house', () => {
  it('lets each room import only what it may', () => {
    const trespasses = files.flatMap((file) => {
      const name = file.replace(/\.ts$/, '');
      const room = roomOf(name);
      const allowed = [...(MAY_IMPORT[room] ?? []), ...(STANDALONE.includes(room) ? [] : COMMON), room];
      return importsOf(file)
        .filter((target) => target.startsWith('.'))
        .map((target) =>
          relative(sourceRoot, join(sourceRoot, dirname(file), target)).replace(/\.(ts|json)$/, ''),
        )
        .filter((target) => !within(target, allowed))
        .map((target) => `${name} -> ${target}`);
    });
    expect(trespasses).toEqual([]);
  });

  it('keeps each vendor SDK behind its door', () => {
    const trespasses = files.flatMap((file) =>
      importsOf(file)
        .map((target) => [target, Object.keys(SDK_FENCES).find((sdk) => within(target, [sdk]))] as const)
        .filter(([, sdk]) => sdk !== undefined && !within(file.replace(/\.ts$/, ''), SDK_FENCES[sdk] ?? []))
        .map(([target]) => `${file} -> ${target}`),
    );
    expect(trespasses).toEqual([]);
  });

  it('is never built on the sandbox', () => {
    const users = files.filter((file) => importsOf(file).some((target) => target.includes('sandbox')));
    expect(users).toEqual([]);
  });

  it('never lets the two models know each other', () => {
    const crossing = files.filter((file) =>
      importsOf(file).some(
        (target) =>
          (file.startsWith('voice/nova') && target.includes('openai')) ||
          (file.startsWith('voice/openai') && target.includes('nova')),
      ),
    );
    expect(crossing).toEqual([]);
  });
});
