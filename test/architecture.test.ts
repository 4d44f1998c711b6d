import { describe, expect, it } from 'vitest';
import {
  circlesOf,
  packagesLoadedWith,
  readSources,
  type SourceFile,
  within,
} from './architecture/source-tree.ts';

/** What every folder may use, except those that stand on their own. */
const COMMON = ['async', 'errors', 'guard', 'is-record', 'logging', 'operator-file', 'config', 'telemetry'];
const STANDALONE = ['audio', 'media', 'spoken'];

/**
 * Which folder may import from which: the longest name that fits a file is its folder. What is not listed may not be
 * imported, and what is listed must be in use.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  main: ['app', 'services'],
  'main/shutdown': [],
  app: ['console', 'http', 'web'],
  services: [
    'app',
    'assistants',
    'call',
    'console',
    'crm',
    'deployment',
    'escalation',
    'events',
    'handoff',
    'http',
    'media',
    'privacy',
    'recording',
    'sessions',
    'store',
    'tools',
    'twilio',
    'voice/client',
    'voice/factory',
    'web',
  ],
  http: [
    'assistants',
    'call',
    'crm/contact-lookup',
    'handoff',
    'media',
    'spoken',
    'store/session-store',
    'store/table-deadline',
    'twilio',
    'websocket',
  ],
  'http/next-step': ['escalation/report', 'handoff', 'store/session-store'],
  call: [
    'assistants/experiments/call-figures',
    'audio',
    'escalation',
    'handoff',
    'media',
    'privacy',
    'recording/recording-mode',
    'spoken',
    'store/session-store',
    'tools',
    'voice/client',
    'voice/events',
    'voice/provider',
  ],
  assistants: [
    'call',
    'knowledge',
    'printable-line',
    'recording/recording-mode',
    'spoken',
    'tools',
    'voice/client',
    'voice/options',
    'voice/provider',
  ],
  console: [
    'call/call-start',
    'call/phase',
    'call/record/masked-turns',
    'events/event-feed',
    'events/event-response',
    'http/bearer-key',
    'media',
    'privacy',
    'recording/byte-range',
    'recording/recorded-audio',
    'recording/recording-reader',
    'store/day-entry',
    'store/past-list',
    'store/session-index',
    'store/session-list',
    'store/session-store',
    'store/timeline-item',
    'store/verdict',
    'web/pages',
  ],
  'console/softphone': ['console', 'media', 'signed-tokens', 'twilio/signing', 'websocket/ping-answers'],
  'call/limits': ['call/phase'],
  'console/steering': ['audio', 'call/steering/call-steering', 'console', 'http/upgrade-fault', 'websocket'],
  spoken: [],
  'assistants/experiments': [
    'assistants/file/nova-schema',
    'assistants/file/realtime-schema',
    'call/assistant',
    'voice/client',
    'voice/provider',
  ],
  tools: ['retry-after', 'voice/client', 'voice/provider'],
  knowledge: ['retry-after', 'tools'],
  crm: [
    'bounded-text',
    'escalation/report',
    'handoff/national-number',
    'parse-json',
    'printable-line',
    'retry-after',
    'store/outbox',
    'store/session-store',
    'store/table',
  ],
  recording: ['audio', 'media'],
  twilio: ['audio', 'media', 'signed-tokens'],
  'voice/openai': [
    'audio',
    'media',
    'voice/candidate',
    'voice/client',
    'voice/events',
    'voice/openai-wire',
    'voice/options',
    'voice/route',
  ],
  'voice/openai-live': [
    'audio',
    'media',
    'voice/candidate',
    'voice/client',
    'voice/events',
    'voice/openai-wire',
    'voice/route',
    'voice/silence-pump',
  ],
  'voice/openai-wire': ['audio', 'websocket'],
  'voice/nova': [
    'audio',
    'media',
    'spoken/overlap',
    'voice/candidate',
    'voice/client',
    'voice/events',
    'voice/options',
    'voice/route',
    'voice/silence-pump',
  ],
  'voice/cascade': [
    'audio',
    'media',
    'spoken/overlap',
    'voice/candidate',
    'voice/client',
    'voice/events',
    'voice/route',
    'voice/silence-pump',
  ],
  'voice/continuity': [
    'audio',
    'media',
    'voice/candidate',
    'voice/client',
    'voice/events',
    'voice/provider',
    'voice/provider-health',
  ],
  'voice/options': [],
  voice: ['audio/line-format', 'media'],
  'escalation/classifier': ['escalation/phrases'],
  escalation: ['parse-json', 'spoken/fold', 'store/session-store'],
  events: ['bounded-text', 'call/call-start', 'call/record/masked-turns', 'media', 'parse-json', 'privacy'],
  'lookup-lambda': ['handoff', 'store'],
  handoff: ['spoken', 'store/session-store'],
  sessions: ['store'],
  store: [],
  telemetry: ['voice/events', 'voice/provider'],
  config: [
    'crm/ticket-rule',
    'privacy',
    'recording/recording-mode',
    'spoken',
    'tools/guard-rails/private-hosts',
    'voice/options',
    'voice/provider',
  ],
  'config/configured-providers': ['assistants/file/provider-problems', 'voice/provider'],
  'config/setup': ['assistants'],
  'config/operator-files': [
    'assistants',
    'escalation/phrases',
    'escalation/shipped',
    'escalation/turn-judge',
  ],
  'cli/doctor': [
    'assistants/file',
    'assistants/profile-assistant',
    'call/assistant',
    'call/text-facts',
    'cli/command',
    'escalation/judgement',
    'events/appsync',
    'handoff/connect',
    'recording/probe-folder',
    'store',
    'twilio',
    'voice/cascade/aws/services',
    'voice/cascade/client',
    'voice/cascade/speaking/voices',
    'voice/client',
    'voice/events',
    'voice/nova/client',
    'voice/openai-live/client',
    'voice/openai-live/delegation/delegate-model',
    'web/nova-access/configured-role',
  ],
  'cli/evaluation': ['escalation', 'store/session-store'],
  'cli/comparison': ['assistants/experiments', 'store'],
  cli: ['assistants', 'escalation', 'knowledge', 'recording/remove-recordings', 'store', 'tools/guard-rails'],
  deployment: [],
  async: [],
  privacy: [],
  errors: [],
  guard: [],
  'bounded-text': [],
  'is-record': [],
  'parse-json': [],
  'printable-line': [],
  'retry-after': [],
  'signed-tokens': ['parse-json'],
  'operator-file': [],
  logging: [],
  media: ['audio/line-format'],
  audio: [],
  web: [
    'audio',
    'call/call-control',
    'call/call-start',
    'events',
    'http/bearer-key',
    'http/upgrade-fault',
    'media',
    'signed-tokens',
    'store/session-list',
    'store/session-store',
    'store/table-deadline',
    'voice/provider',
    'websocket',
  ],
  websocket: [],
};

/** Each vendor's SDK is known in as few places as possible. */
const SDK_FENCES: Readonly<Record<string, readonly string[]>> = {
  '@aws-sdk/client-bedrock-runtime': [
    'voice/nova',
    'voice/cascade/aws',
    'escalation/judgement/bedrock-text-model',
    'knowledge/pinecone/titan',
  ],
  '@aws-sdk/client-bedrock': ['cli/doctor/model-lifecycle'],
  '@aws-sdk/client-bedrock-agent-runtime': ['knowledge/bedrock'],
  openai: [
    'voice/openai',
    'voice/openai-live/delegation/delegate-model',
    'escalation/judgement/openai-text-model',
    'cli/doctor/openai',
  ],
  ws: ['voice/openai-wire', 'console/softphone/stream-bridge'],
  '@aws-sdk/client-dynamodb': ['store', 'lookup-lambda/main', 'cli/doctor/session-table'],
  '@aws-sdk/lib-dynamodb': ['store'],
  '@aws-sdk/util-dynamodb': ['store'],
  '@aws-sdk/client-connect': ['handoff/connect', 'cli/doctor/connect'],
  '@aws-sdk/client-polly': ['voice/cascade'],
  '@aws-sdk/client-s3': ['recording'],
  '@aws-sdk/lib-storage': ['recording'],
  '@aws-sdk/client-sts': ['cli/doctor/aws-identity', 'web/nova-access/nova-role'],
  '@aws-sdk/client-transcribe-streaming': ['voice/cascade/aws'],
  '@aws-sdk/credential-provider-node': ['events/appsync'],
  '@smithy/signature-v4': ['events/appsync'],
  twilio: ['twilio', 'http/twilio-signature'],
  alawmulaw: ['audio/mulaw'],
  'opus-decoder': ['web/webm/packet-decoder'],
  'libphonenumber-js': ['handoff/national-number'],
  minisearch: ['knowledge/files/chunk-index'],
  '@orama/stemmers': ['knowledge/files/languages'],
  unpdf: ['knowledge/files/pdf'],
  'csv-parse': ['knowledge/files/csv'],
  ibantools: ['privacy/identifiers'],
  ajv: ['tools/arguments'],
  'ajv-formats': ['tools/arguments'],
  'ipaddr.js': ['tools/guard-rails'],
  '@opentelemetry': ['telemetry/otlp-tracing'],
  '@modelcontextprotocol': ['tools/mcp'],
};

/** What a gateway loads only when a setting asks for it. */
const LOADED_LATER = ['@aws-sdk/client-s3', '@aws-sdk/lib-storage', '@opentelemetry/sdk-trace-base'];

const sources = readSources();

function folderOf(name: string): string {
  const fitting = Object.keys(MAY_IMPORT).filter((folder) => within(name, [folder]));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? name;
}

/** What a file imports from other folders. */
function foreignImports({ name, files }: SourceFile): string[] {
  const folder = folderOf(name);
  const free = STANDALONE.includes(folder) ? [folder] : [folder, ...COMMON];
  return files.filter((target) => !within(target, free));
}

describe('the source', () => {
  it('imports only in the listed directions', () => {
    const trespasses = sources.flatMap((source) => {
      const allowed = MAY_IMPORT[folderOf(source.name)] ?? [];
      return foreignImports(source)
        .filter((target) => !within(target, allowed))
        .map((target) => `${source.name} -> ${target}`);
    });
    expect(trespasses).toEqual([]);
  });

  it('has no direction in the list that nothing uses', () => {
    const unused = Object.entries(MAY_IMPORT).flatMap(([folder, allowed]) => {
      const inFolder = sources.filter(({ name }) => folderOf(name) === folder);
      const targets = inFolder.flatMap(foreignImports);
      if (inFolder.length === 0) return [folder];
      return allowed
        .filter((place) => !targets.some((target) => within(target, [place])))
        .map((place) => `${folder} -> ${place}`);
    });
    expect(unused).toEqual([]);
  });

  it('is not built on the sandbox, the benchmark or the tests', () => {
    const outside = sources.flatMap(({ name, files }) =>
      files.filter((target) => target.startsWith('..')).map((target) => `${name} -> ${target}`),
    );
    expect(outside).toEqual([]);
  });

  it('has no import circles', () => {
    expect(circlesOf(sources)).toEqual([]);
  });

  it('keeps each vendor SDK in its listed places', () => {
    const uses = sources.flatMap(({ name, packages }) =>
      packages.flatMap((target) => {
        const sdk = Object.keys(SDK_FENCES).find((fenced) => within(target, [fenced]));
        return sdk === undefined ? [] : [{ name, sdk }];
      }),
    );
    const trespasses = uses.filter(({ name, sdk }) => !within(name, SDK_FENCES[sdk] ?? []));
    const unused = Object.entries(SDK_FENCES).flatMap(([sdk, places]) =>
      places.filter((place) => !uses.some((use) => use.sdk === sdk && within(use.name, [place]))),
    );
    expect({ trespasses, unused }).toEqual({ trespasses: [], unused: [] });
  });

  it('starts without the SDKs of what is off', () => {
    const loaded = packagesLoadedWith('main', sources);
    expect([...loaded]).toContain('@aws-sdk/client-dynamodb');
    expect(LOADED_LATER.filter((sdk) => loaded.has(sdk))).toEqual([]);
  });

  it('has one name for one thing', () => {
    const places = new Map<string, string[]>();
    for (const { name, declares } of sources) {
      for (const declared of declares) places.set(declared, [...(places.get(declared) ?? []), name]);
    }
    expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
  });
});
