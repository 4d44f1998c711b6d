import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Which room may import from which. A name is a folder or a file of src without `.ts`; what is not listed may
 * not be imported. Everyone may use the common files, except `audio`, which stands on its own.
 */
const COMMON = ['errors', 'guard', 'logging', 'config', 'telemetry'];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  main: ['app', 'services', 'shutdown'],
  app: ['http', 'call', 'handoff/service', 'store/session-store', 'twilio/stream-token'],
  services: [
    'app',
    'audio',
    'call',
    'deployment',
    'escalation',
    'handoff',
    'http',
    'privacy',
    'store',
    'twilio',
    'voice',
  ],
  http: ['call', 'twilio', 'websocket', 'store/session-store', 'handoff'],
  call: [
    'audio',
    'privacy',
    'twilio',
    'voice/client',
    'voice/events',
    'voice/candidate',
    'escalation',
    'handoff',
    'store/session-store',
    'store/background-writer',
  ],
  twilio: ['audio', 'call/media', 'voice/client'],
  'voice/openai': ['audio', 'websocket', 'voice/client', 'voice/events', 'voice/event-queue'],
  'voice/nova': ['audio', 'voice/client', 'voice/events', 'voice/event-queue'],
  voice: ['audio', 'voice'],
  escalation: ['call/transcript', 'store/session-store'],
  'handoff/lookup-lambda': ['handoff', 'store'],
  handoff: ['handoff', 'store/session-store'],
  store: ['store'],
  telemetry: ['telemetry', 'voice/events'],
  config: ['environment', 'secret-files', 'voice/client', 'privacy'],
  environment: ['voice/client'],
  'cli/doctor': [
    'cli',
    'escalation/judgement',
    'handoff/connect-api',
    'handoff/opening-hours',
    'store',
    'twilio',
    'voice/nova/client',
  ],
  cli: ['store'],
  deployment: [],
  privacy: [],
  shutdown: [],
  errors: [],
  guard: [],
  logging: [],
  audio: [],
  websocket: [],
};

/** Each vendor's SDK has one door. */
const SDK_FENCES: Readonly<Record<string, readonly string[]>> = {
  '@aws-sdk/client-bedrock-runtime': ['voice/nova', 'escalation/judgement/bedrock-text-model', 'services'],
  openai: ['voice/openai', 'escalation/judgement/openai-text-model', 'cli/doctor/openai'],
  ws: ['voice/openai'],
  '@aws-sdk/client-dynamodb': ['store', 'services', 'handoff/lookup-lambda', 'cli/doctor/session-table'],
  '@aws-sdk/lib-dynamodb': ['store', 'services', 'handoff/lookup-lambda'],
  '@aws-sdk/client-connect': ['handoff', 'cli/doctor/connect'],
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
      const allowed = [...(MAY_IMPORT[room] ?? []), ...(room === 'audio' ? [] : COMMON), room];
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
