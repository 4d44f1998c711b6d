import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createSilence, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EventApiSandbox } from '../../../sandbox/appsync.ts';
import { HealthySetup } from '../../../sandbox/healthy-setup.ts';
import { liveError } from '../../../sandbox/openai-live/live-faults.ts';
import { SANDBOX } from '../../../sandbox/telephone-network.ts';
import { runDoctor } from '../../../src/cli/doctor/command.ts';
import { WEB_ENV } from '../../support/browser.ts';
import { Child } from '../../support/child.ts';

/** 21 November 2026. */
const NOW_MS = Date.UTC(2026, 10, 21);
const VOICE_URL = `${SANDBOX.publicUrl}/twilio/voice`;

let setup: HealthySetup;
/** Puts things back after each test, the last change first. */
const undo: (() => void)[] = [];

beforeAll(async () => {
  setup = await HealthySetup.start();
});
afterAll(() => setup.stop());
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step();
});

interface Visit {
  /** Changes of the settings; the AWS ones are where the SDK looks for them. */
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly route?: (url: string) => string;
  readonly deadlineMs?: number;
  readonly clockMs?: () => number;
  readonly confirm?: (question: string) => Promise<boolean>;
}

/** What the doctor says, line by line, and the exit code. */
async function visit({ env = {}, args = [], route, deadlineMs, clockMs, confirm }: Visit = {}) {
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith('AWS_') || name === 'AWS_REGION') continue;
    const before = process.env[name];
    process.env[name] = value;
    undo.push(() => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    });
  }
  let text = '';
  const code = await runDoctor(args, {
    env: { ...setup.env, ...env },
    output: { write: (words) => (text += words) },
    route: route ?? ((url) => setup.route(url)),
    nowMs: () => NOW_MS,
    ...(deadlineMs !== undefined && { deadlineMs }),
    ...(clockMs && { clockMs }),
    ...(confirm && { confirm }),
  });
  return { code, text, faults: faultsOf(text) };
}

/** Each fault with its advice. */
function faultsOf(text: string): string[] {
  return [...text.matchAll(/^✖ (.+)\n {4}→ (.+)$/gm)].map(([, what, advice]) => `${what} → ${advice}`);
}

describe('AppSync Events', () => {
  const apiKey = 'da2-doctor-key';
  const api = new EventApiSandbox({ apiKey, credentials: SANDBOX.credentials, namespace: 'voice' });
  let address = '';
  beforeAll(async () => {
    address = (await api.start()).url;
  });
  afterAll(() => api.stop());

  async function probe(env: Readonly<Record<string, string>>) {
    const { text } = await visit({
      env: { APPSYNC_EVENTS_URL: address, APPSYNC_EVENTS_NAMESPACE: 'voice', ...env },
    });
    return text.split('\n').filter((line) => /AppSync/.test(line));
  }

  it('take an event, with a key and with a role', async () => {
    const healthy = ['✔ AppSync Events: namespace voice takes events'];
    expect(await probe({ APPSYNC_API_KEY: apiKey })).toEqual(healthy);
    expect(await probe({})).toEqual(healthy);
    expect(api.proofs).toEqual(['key', 'signature']);
    expect(api.published.map(({ channel }) => channel)).toEqual(Array(2).fill('/voice/x-doctor/probe'));
  });

  it('say what is wrong', async () => {
    const wrong = [
      await probe({ APPSYNC_API_KEY: 'da2-other' }),
      await probe({ APPSYNC_API_KEY: apiKey, APPSYNC_EVENTS_NAMESPACE: 'other' }),
      await probe({ APPSYNC_API_KEY: apiKey, APPSYNC_EVENTS_URL: 'http://127.0.0.1:9/event' }),
    ];
    api.misbehaveNext({ failedIndexes: [0] });
    wrong.push(await probe({ APPSYNC_API_KEY: apiKey }));
    expect(wrong.map(([line]) => line)).toEqual([
      expect.stringMatching(/^✖ AppSync Events: AppSync answered 401 \(UnauthorizedException/),
      expect.stringMatching(/^✖ AppSync Events: AppSync answered 400 \(BadRequestException/),
      expect.stringMatching(/^✖ AppSync Events: AppSync could not be asked/),
      '✖ AppSync Events: namespace voice did not take the event',
    ]);
    expect(wrong.join()).not.toContain('da2-');
  });
});

describe('a set-up without faults', () => {
  it('passes every check', async () => {
    const { code, text } = await visit();
    expect(text).not.toContain('✖');
    expect(code).toBe(0);
    const names = [...text.matchAll(/^✔ ([^:]+):/gm)].map(([, name]) => name);
    expect([...new Set(names)]).toEqual([
      ...['Node.js', 'Settings', 'AWS identity', 'Bedrock us-east-1', 'OpenAI', 'Public address'],
      ...['Twilio', 'DynamoDB', 'Amazon Connect'],
    ]);
    for (const secret of [SANDBOX.apiKey, SANDBOX.authToken, SANDBOX.credentials.secretAccessKey]) {
      expect(text).not.toContain(secret);
    }
  });

  it('closes the conversation that it opened', async () => {
    await visit();
    expect(setup.network.bedrock.streams.at(-1)?.open).toBe(false);
  });

  it('is one object with --json', async () => {
    const { code, text } = await visit({ args: ['--json'] });
    expect(JSON.parse(text)).toMatchObject({ healthy: true, checks: expect.any(Array) });
    expect(code).toBe(0);
  });

  it('who answers calls, and who takes over in which order', async () => {
    const order = await visit({ env: { VOICE_FALLBACK_ORDER: 'cascade,nova,openai-live' } });
    expect(order.text).toContain('Settings: read; openai speaks, then nova, openai-live; https://');
    expect(order.text).toContain('cascade does not take over, because CASCADE_MODEL_ID is not set');
    const alone = await visit({ env: { ENABLE_VOICE_FALLBACK: 'false' } });
    expect(alone.text).toContain('Settings: read; openai speaks; https://');
    const others = await visit({ env: { VOICE_FALLBACK_ORDER: 'openai-live' } });
    expect(others.text).toContain('– Bedrock: not used: VOICE_FALLBACK_ORDER does not name it');
  });

  it('does not need a provider that is not used', async () => {
    const { code, text } = await visit({ env: { ENABLE_VOICE_FALLBACK: 'false' } });
    expect(text).toContain('– Bedrock: not used');
    expect(code).toBe(0);
  });

  it('does not need Bedrock without NOVA_REGION', async () => {
    setup.network.bedrock.refuseNext({ status: 403, errorType: 'AccessDeniedException', message: 'no' });
    const openaiOnly = { NOVA_REGION: '', AWS_BEDROCK_REGION: '' };
    const { code, text } = await visit({ env: openaiOnly });
    expect(text).toContain('– Bedrock: not used: NOVA_REGION is not set');
    expect(code).toBe(0);
    // The refusal is still there for who uses it.
    expect((await visit({ env: { AWS_BEDROCK_MAX_RETRIES: '0' } })).code).toBe(1);
  });
});

describe('invalid settings', () => {
  it('are listed, and no other check runs', async () => {
    const { code, faults, text } = await visit({ env: { AWS_REGION: '', PORT: 'eighty' } });
    expect(faults).toEqual([
      'Settings: AWS_REGION is missing → Write the AWS region of DynamoDB and Connect, like ap-southeast-2.',
      'Settings: PORT must be a whole number from 0 to 65535 (got "eighty") → Correct it in the environment or in .env.',
    ]);
    expect(text).not.toContain('Twilio:');
    expect(code).toBe(1);
  });

  it('that only need attention are notes', async () => {
    const { text } = await visit({ env: { CONNECT_PHONE_NUMBER: '' } });
    expect(text).toContain('– Settings: CONNECT_PHONE_NUMBER is not set');
  });
});

describe('the folder of recordings', () => {
  it('is tried where calls are recorded, and left as it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
    undo.push(() => rmSync(folder, { recursive: true }));
    const env = { RECORDING: 'always', AUDIO_STORAGE_BUCKET: 'calls', RECORDING_DIR: join(folder, 'a', 'b') };
    const { code, text } = await visit({ env });
    expect(text).toContain(`✔ Recording: writes to ${env.RECORDING_DIR}`);
    expect(readdirSync(folder)).toEqual([]);
    expect(code).toBe(0);
  });

  it('that cannot be written is a fault', async () => {
    const file = fileURLToPath(import.meta.url);
    const { code, faults } = await visit({
      env: { RECORDING: 'always', RECORDING_DIR: join(file, 'calls') },
    });
    expect(faults).toEqual([
      `Recording: RECORDING_DIR names ${file}/calls, which cannot be written (ENOTDIR) → Name a folder: RECORDING_DIR, or a part of it, is a file.`,
    ]);
    expect(code).toBe(1);
  });
});

describe('AWS credentials', () => {
  it('that AWS does not know are refused by every service', async () => {
    const { faults } = await visit({ env: { AWS_ACCESS_KEY_ID: 'AKIAOTHER' } });
    expect(faults[0]).toMatch(
      /^AWS identity: .*refused \(InvalidClientTokenId\) → Check the AWS access keys, their expiry/,
    );
    expect(faults.join('\n')).toMatch(
      /Bedrock us-east-1: provider_unauthorized.* → AWS refused the credentials/,
    );
    expect(faults.join('\n')).toMatch(/Amazon Connect: instance: the credentials were refused/);
  });

  it('that have expired are distinguished from a missing permission', async () => {
    setup.network.identity.refuseNext('ExpiredToken');
    expect((await visit()).faults[0]).toContain('(ExpiredToken)');
    setup.network.identity.refuseNext('AccessDenied');
    const { code, text } = await visit();
    expect(text).toContain('– AWS identity: caller identity: no permission to check');
    expect(code).toBe(0);
  });

  it('that no network leads to are reported as a network fault', async () => {
    const { faults } = await visit({ env: { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:9' } });
    expect(faults).toEqual([
      'AWS identity: caller identity: no connection (ECONNREFUSED) → Check the network path to AWS and the region in AWS_REGION (us-east-1).',
    ]);
  });

  it('that get no answer have a deadline', async () => {
    setup.network.identity.hang(true);
    undo.push(() => setup.network.identity.hang(false));
    const { faults } = await visit({ deadlineMs: 1500 });
    expect(faults).toEqual([
      'AWS identity: no answer within 1.5 s → Check the network path to AWS and, if the process uses a role, to the metadata service.',
    ]);
  });
});

describe('Nova for browsers', () => {
  const env = { ...WEB_ENV, BROWSER_NOVA_ROLE_ARN: SANDBOX.browserRole };

  it('has a role that can be assumed', async () => {
    const { code, text } = await visit({ env });
    expect(text).toContain(
      '✔ Nova for browsers: the role can be assumed for amazon.nova-2-sonic-v1:0 in us-east-1',
    );
    expect(code).toBe(0);
    expect((await visit()).text).not.toContain('Nova for browsers');
  });

  it('may have a role that does not trust the gateway', async () => {
    const role = 'arn:aws:iam::123456789012:role/other';
    const { faults } = await visit({ env: { ...env, BROWSER_NOVA_ROLE_ARN: role } });
    expect(faults).toEqual([
      'Nova for browsers: the role of BROWSER_NOVA_ROLE_ARN: access denied → Allow sts:AssumeRole on that role, and trust the gateway in the role in the IAM policy.',
    ]);
  });
});

describe('Bedrock', () => {
  it.each([
    [403, 'AccessDeniedException', /Enable access to the model in the Bedrock console .* IAM policy/],
    [404, 'ResourceNotFoundException', /Regions known to have it: us-east-1, .* NOVA_REGION/],
    [429, 'ThrottlingException', /at its limit/],
  ])('that answers %i %s', async (status, errorType, advice) => {
    setup.network.bedrock.refuseNext({ status, errorType, message: 'no' });
    const { faults, code } = await visit({ env: { AWS_BEDROCK_MAX_RETRIES: '0' } });
    expect(faults).toEqual([expect.stringMatching(/^Bedrock us-east-1: provider_/)]);
    expect(faults[0]).toMatch(advice);
    expect(faults[0]).toContain('to run without it, set ENABLE_VOICE_FALLBACK=false');
    expect(code).toBe(1);
  });

  it('that does not answer', async () => {
    setup.network.bedrock.hangNext();
    const { faults } = await visit({ deadlineMs: 3000 });
    expect(faults).toEqual([
      expect.stringMatching(
        /^Bedrock us-east-1: provider_timeout: .* within 2400 ms → Check the network path/,
      ),
    ]);
  });

  /** What the doctor lays before the model. */
  function conversation() {
    const stream = setup.network.bedrock.streams.at(-1);
    const instructions = stream?.conversation.find(({ role }) => role === 'system')?.text;
    return { instructions, tools: stream?.tools, voice: stream?.voice };
  }

  function written(name: string, text: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
    undo.push(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  it('has the instructions of callers, calls a tool and speaks', async () => {
    const prompt = written('prompt.txt', 'You sell tulips.');
    const { code, text } = await visit({ env: { ASSISTANT_PROMPT_FILE: prompt } });
    expect(text).toMatch(/✔ Bedrock us-east-1: amazon\.nova-2-sonic-v1:0 opened a conversation in \d+ ms/);
    expect(text).toMatch(
      /✔ Bedrock us-east-1: with the instructions of the default assistant it called a tool, and spoke after \d+ ms/,
    );
    expect(code).toBe(0);
    expect(conversation().instructions).toMatch(/^You sell tulips\.\n\nWhen a person is needed/);
    expect(conversation().tools).toContain('check_setup');
  });

  it('has the instructions and the voice of the default assistant of a file', async () => {
    const file = written(
      'assistants.yaml',
      `default: florist
assistants:
  baker:
    instructions: You sell bread.
  florist:
    instructions: You sell tulips to {{caller.name|somebody}}.
    voices: { nova: tina }
`,
    );
    expect((await visit({ env: { ASSISTANTS_FILE: file } })).faults).toEqual([]);
    expect(conversation().instructions).toMatch(/^You sell tulips to somebody\./);
    expect(conversation().voice).toBe('tina');
  });

  it('may refuse the instructions', async () => {
    const { quirks } = setup.network.bedrock;
    quirks.refusedInstructions = /tulips/;
    undo.push(() => {
      quirks.refusedInstructions = undefined;
    });
    const prompt = written('prompt.txt', 'You sell tulips.');
    const { faults, text } = await visit({ env: { ASSISTANT_PROMPT_FILE: prompt } });
    expect(faults).toEqual([
      expect.stringMatching(
        /^Bedrock us-east-1: provider_input_rejected: .* → .*a sentence of its instructions/,
      ),
    ]);
    expect(text).not.toContain('tulips');
  });

  it('may call no tool', async () => {
    const toolCalls = [{ name: 'check_setup', arguments: {} }];
    let isStubborn = true;
    setup.network.script.prepend({
      when: /check of the set-up/,
      answer: () => (isStubborn ? { text: 'I cannot do that.' } : { toolCalls }),
    });
    undo.push(() => {
      isStubborn = false;
    });
    const { code, text } = await visit();
    expect(text).toContain('it did not call the tool that it was asked to call');
    expect(code).toBe(0);
  });

  it('may open a conversation and then say nothing', async () => {
    setup.network.bedrock.silentResponses = true;
    undo.push(() => {
      setup.network.bedrock.silentResponses = false;
    });
    const { faults } = await visit({ deadlineMs: 4000 });
    expect(faults).toEqual([
      expect.stringMatching(
        /^Bedrock us-east-1: .* called no tool, or said nothing about the result, within [\d.]+ s/,
      ),
    ]);
  });

  it('that cannot be reached', async () => {
    const env = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'http://127.0.0.1:9' };
    expect((await visit({ env })).faults).toEqual([
      expect.stringMatching(/provider_lost: .* → .*network path/),
    ]);
  });

  it.each([
    [{ status: 'ACTIVE' }, '✔ Bedrock us-east-1: amazon.nova-2-sonic-v1:0 is active, no end is announced'],
    [
      { status: 'LEGACY', endOfLifeTime: '2027-03-01T00:00:00Z' },
      '– Bedrock us-east-1: amazon.nova-2-sonic-v1:0 is LEGACY, until 2027-03-01',
    ],
    [
      { status: 'LEGACY', endOfLifeTime: '2026-11-01T00:00:00Z' },
      '✖ Bedrock us-east-1: amazon.nova-2-sonic-v1:0 was shut down on 2026-11-01',
    ],
    [
      { status: 'ACTIVE', legacyTime: '2026-12-02T00:00:00Z', endOfLifeTime: '2027-06-02T00:00:00Z' },
      '– Bedrock us-east-1: amazon.nova-2-sonic-v1:0 is active, legacy from 2026-12-02, until 2027-06-02',
    ],
    [
      {
        status: 'LEGACY',
        legacyTime: '2026-11-02T00:00:00Z',
        publicExtendedAccessTime: '2027-02-02T00:00:00Z',
        endOfLifeTime: '2027-05-02T00:00:00Z',
      },
      '– Bedrock us-east-1: amazon.nova-2-sonic-v1:0 is LEGACY since 2026-11-02, until 2027-05-02, at a higher price from 2027-02-02',
    ],
  ] as const)('may take its model away: %o', async (lifecycle, line) => {
    const { lifecycles } = setup.network.catalogue;
    lifecycles.set('amazon.nova-2-sonic-v1:0', lifecycle);
    undo.push(() => lifecycles.set('amazon.nova-2-sonic-v1:0', { status: 'ACTIVE' }));
    expect((await visit()).text).toContain(line);
  });

  it('may have a newer speech model', async () => {
    const { lifecycles } = setup.network.catalogue;
    lifecycles.set('amazon.nova-2-5-sonic', { status: 'ACTIVE' });
    lifecycles.set('amazon.nova-3-sonic', { status: 'LEGACY' });
    lifecycles.set('amazon.nova-lite-v1:0', { status: 'ACTIVE' });
    undo.push(() => {
      for (const id of ['amazon.nova-2-5-sonic', 'amazon.nova-3-sonic', 'amazon.nova-lite-v1:0']) {
        lifecycles.delete(id);
      }
    });
    const { text, code } = await visit();
    expect(text).toContain(
      '– Bedrock us-east-1: us-east-1 has a newer speech model: amazon.nova-2-5-sonic\n',
    );
    expect(code).toBe(0);
  });

  it('may deny access to the lifecycle of its models', async () => {
    setup.network.catalogue.denies = true;
    undo.push(() => {
      setup.network.catalogue.denies = false;
    });
    const { text, code } = await visit();
    expect(text).toContain(
      '– Bedrock us-east-1: the end of life of the model is unknown: no permission to check',
    );
    expect(text).toContain('– Bedrock us-east-1: newer speech models are not checked: no permission');
    expect(code).toBe(0);
  });

  it('is checked in each region', async () => {
    const { text } = await visit({ env: { NOVA_REGION: 'us-west-2,eu-north-1' } });
    expect(text).toContain('✔ Bedrock us-west-2');
    expect(text).toContain('✔ Bedrock eu-north-1');
  });
});

describe('the cascade', () => {
  const env = { CASCADE_MODEL_ID: SANDBOX.textModel };

  it('with a voice that Polly does not have is noted, because another one speaks', async () => {
    const { code, text } = await visit({ env: { ...env, CASCADE_VOICE: 'Nobody' } });
    expect(text).toContain(
      '– Cascade us-east-1: CASCADE_VOICE: Polly has no voice Nobody, so another one speaks',
    );
    expect(code).toBe(0);
    expect((await visit({ env: { ...env, CASCADE_VOICE: 'ruth' } })).text).not.toContain('CASCADE_VOICE');
  });

  it('is not checked without a text model', async () => {
    expect((await visit()).text).not.toContain('Cascade');
  });

  it('gives a first sound', async () => {
    const { faults, text } = await visit({ env });
    expect(faults).toEqual([]);
    expect(text).toMatch(
      /✔ Cascade us-east-1: Transcribe, anthropic\.claude\S+ and Polly gave a first sound in \d+ ms/,
    );
  });

  it('may have another model, and no right to Transcribe', async () => {
    expect((await visit({ env: { CASCADE_MODEL_ID: 'some.other-model' } })).faults).toEqual([
      expect.stringMatching(/^Cascade us-east-1: provider_model_not_found.*Correct CASCADE_MODEL_ID/),
    ]);
    setup.network.transcribe.server.refuseNext({
      status: 403,
      errorType: 'AccessDeniedException',
      message: 'Not authorized.',
    });
    expect((await visit({ env })).faults).toEqual([
      expect.stringMatching(/^Cascade us-east-1: provider_access_denied.*StartStreamTranscription/),
    ]);
  });
});

describe('the text model', () => {
  it.each([
    ['on Bedrock', { ESCALATION_MODEL_ID: 'amazon.nova-lite-v1:0' }, 'amazon.nova-lite-v1:0'],
    ['of OpenAI', { ESCALATION_OPENAI_MODEL: 'gpt-6-luna' }, 'gpt-6-luna'],
  ])('%s judges a turn', async (_where, env, model) => {
    const { faults, text } = await visit({ env });
    expect(faults).toEqual([]);
    expect(text).toMatch(new RegExp(`✔ Text model: ${model} judged a caller turn in \\d+ ms`));
  });

  it('may not exist', async () => {
    expect((await visit({ env: { ESCALATION_MODEL_ID: 'some.other-model' } })).faults).toEqual([
      expect.stringMatching(
        /^Text model: some\.other-model did not answer \(ResourceNotFoundException\) → Correct ESCALATION_MODEL_ID\..*InvokeModel/,
      ),
    ]);
    expect((await visit({ env: { ESCALATION_OPENAI_MODEL: 'gpt-0' } })).faults).toEqual([
      expect.stringMatching(
        /^Text model: gpt-0 did not answer \(NotFoundError\) → Correct ESCALATION_OPENAI_MODEL/,
      ),
    ]);
  });

  it('may return no verdict', async () => {
    const { text } = setup.network.openai;
    const { answer } = text;
    text.answer = () => 'Certainly!';
    undo.push(() => {
      text.answer = answer;
    });
    expect((await visit({ env: { ESCALATION_OPENAI_MODEL: 'gpt-6-luna' } })).faults).toEqual([
      'Text model: gpt-6-luna gives no verdict → Choose another model in ESCALATION_OPENAI_MODEL.',
    ]);
  });
});

describe('OpenAI', () => {
  it('refuses a wrong key, once', async () => {
    const { faults, text } = await visit({ env: { OPENAI_API_KEY: 'sk-wrong' } });
    expect(faults).toEqual([
      'OpenAI: the key was refused → Set OPENAI_API_KEY to a valid key of the OpenAI project.',
    ]);
    expect(text).not.toContain('sk-wrong');
  });

  it('may lack the model', async () => {
    expect((await visit({ env: { OPENAI_REALTIME_MODEL: 'gpt-realtime-9' } })).faults).toEqual([
      'OpenAI: gpt-realtime-9 does not exist for this key → Correct OPENAI_REALTIME_MODEL, or give the project access.',
    ]);
  });

  it.each([
    ['2026-11-01', '✖ OpenAI: gpt-realtime-2.1 was shut down on 2026-11-01'],
    ['2026-12-01', '✖ OpenAI: gpt-realtime-2.1 is shut down on 2026-12-01'],
    ['2027-06-01', '– OpenAI: gpt-realtime-2.1 can be used until 2027-06-01'],
  ])('may shut the model down on %s', async (day, line) => {
    setup.network.openai.shutdownDates.set('gpt-realtime-2.1', day);
    undo.push(() => setup.network.openai.shutdownDates.clear());
    expect((await visit()).text).toContain(line);
  });

  it('may not be reached', async () => {
    expect((await visit({ env: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' } })).faults).toEqual([
      'OpenAI: no connection → Check the network path to the host of OPENAI_BASE_URL.',
    ]);
  });
});

describe('GPT-Live', () => {
  const env = { OPENAI_REALTIME_MODEL: 'gpt-live-1' };
  const lines = (text: string) => text.split('\n').filter((line) => /^. GPT-Live:/.test(line));

  it('is not checked where no call uses it', async () => {
    expect((await visit()).text).not.toContain('GPT-Live');
  });

  it.each([
    ['client', '✔ GPT-Live: gpt-6-luna did a task with a tool'],
    ['responses', '✔ GPT-Live: gpt-6-luna did a task with a tool inside the session'],
  ])('opens a session, and has a task done by way of %s', async (delegation, done) => {
    const { code, text } = await visit({ env: { ...env, OPENAI_LIVE_DELEGATION: delegation } });
    expect(lines(text)).toEqual([
      expect.stringMatching(/^✔ GPT-Live: gpt-live-1 opened a session in \d+ ms$/),
      done,
    ]);
    expect(code).toBe(0);
    const session = setup.network.openai.liveSessions.at(-1);
    expect(session?.config?.delegation?.type).toBe(delegation);
    expect(session?.ending).toBe('close_requested');
  });

  it('is checked where it is the fallback', async () => {
    const { text } = await visit({ env: { VOICE_FALLBACK_ORDER: 'openai-live,nova' } });
    expect(lines(text)).toHaveLength(2);
  });

  it('may refuse the session, or not answer', async () => {
    const { liveFaults, faults } = setup.network.openai;
    liveFaults.refuseStartNext(liveError('credit_balance_exhausted', 'No credit.'));
    const refused = await visit({ env });
    expect(refused.faults).toEqual([
      'GPT-Live: provider_quota_exhausted: OpenAI reported an error (credit_balance_exhausted) → Add credit to the OpenAI account. GPT-Live is billed by the second of a session.',
    ]);
    expect(refused.code).toBe(1);
    faults.refuseNext(403);
    expect((await visit({ env })).faults).toEqual([
      expect.stringMatching(/^GPT-Live: provider_access_denied: OpenAI refused the connection \(HTTP 403/),
    ]);
    liveFaults.hangStartNext();
    expect((await visit({ env })).faults).toEqual([
      expect.stringMatching(/^GPT-Live: provider_timeout: .* → Check the network path: WebSockets/),
    ]);
  });

  it('may have nobody who works for it', async () => {
    const advice =
      'Correct OPENAI_LIVE_DELEGATE_MODEL, and give the project of OPENAI_API_KEY access to it. Without it, GPT-Live has no tools.';
    setup.network.openai.text.failNext(403);
    expect((await visit({ env })).faults).toEqual([
      `GPT-Live: gpt-6-luna could not do a task (HTTP 403) → ${advice}`,
    ]);
    setup.network.openai.liveFaults.failDelegateNext();
    const responses = await visit({ env: { ...env, OPENAI_LIVE_DELEGATION: 'responses' } });
    expect(responses.faults).toEqual([
      `GPT-Live: gpt-6-luna could not do a task inside the session (failed) → ${advice}`,
    ]);
  });

  it('may delegate nothing, which is no fault', async () => {
    setup.network.openai.liveFaults.isMute = true;
    undo.push(() => {
      setup.network.openai.liveFaults.isMute = false;
    });
    const { code, text } = await visit({ env });
    expect(text).toContain('– GPT-Live: nothing was delegated within 5 s, so tools are not checked');
    expect(code).toBe(0);
  });
});

describe('the public address', () => {
  it('must forward signed requests unchanged', async () => {
    const { faults } = await visit({
      // A proxy that adds to the path.
      route: (url) => `${setup.route(url)}${url.endsWith('/health') ? '' : '?via=proxy'}`,
    });
    expect(faults).toEqual([
      expect.stringMatching(/^Public address: a signed webhook gets HTTP 403 → .*forward path/),
      expect.stringMatching(/^Public address: a signed media stream gets HTTP 403 → .*forward path/),
    ]);
  });

  it('must let WebSockets through', async () => {
    const plain = createServer((request, response) => {
      response.writeHead(request.url === '/twilio/status' ? 204 : 200);
      response.end(request.url === '/health' ? '{"status":"ok"}' : '');
    });
    const port = await listening(plain);
    const { faults } = await visit({
      route: (url) => url.replace(SANDBOX.publicUrl, `http://127.0.0.1:${port}`),
    });
    expect(faults).toEqual([
      expect.stringMatching(/^Public address: a signed media stream gets HTTP \d+ → .*WebSocket upgrades/),
    ]);
  });

  it('may not be reachable', async () => {
    expect((await visit({ route: () => 'http://127.0.0.1:9/health' })).faults).toEqual([
      expect.stringMatching(/^Public address: .* cannot be reached .* → Start the gateway/),
    ]);
  });

  it('may not be in DNS', async () => {
    // No resolver is asked for a name with an empty part.
    expect((await visit({ route: () => 'https://voice..invalid/health' })).faults).toEqual([
      expect.stringMatching(/^Public address: .* is unknown → .*DNS/),
    ]);
  });

  it.each([
    [200, '<html>', /another server answers/],
    [502, '{}', /answers HTTP 502 → Start the gateway/],
    [301, '', /redirects .* → .*final origin/],
  ])('may belong to another server, which answers %i %s', async (status, body, line) => {
    const other = createServer((_request, response) => {
      response.writeHead(status, { Location: '/elsewhere' }).end(body);
    });
    const port = await listening(other);
    const { faults } = await visit({ route: () => `http://127.0.0.1:${port}/health` });
    expect(faults).toEqual([expect.stringMatching(line)]);
  });
});

/** A server of this test, on any port of the loopback. */
async function listening(server: Server | HttpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  undo.push(() => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Every service that the doctor asks, at this address. */
function everythingAt(origin: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL_STS: origin,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: origin,
    AWS_ENDPOINT_URL_DYNAMODB: origin,
    AWS_ENDPOINT_URL_CONNECT: origin,
    OPENAI_BASE_URL: `${origin}/v1`,
    TWILIO_API_URL: origin,
  };
}

describe('a certificate that cannot be trusted', () => {
  const file = (name: string) => new URL(`./tls/${name}.pem`, import.meta.url);
  const tlsServer = (name: string) =>
    createTlsServer(
      { key: readFileSync(file('key')), cert: readFileSync(file(name)) },
      (_request, response) => {
        response.end('{"status":"ok"}');
      },
    );

  it('is reported for the gateway, and for a proxy before the other services', async () => {
    const origin = `https://localhost:${await listening(tlsServer('localhost'))}`;
    const { faults } = await visit({
      env: { ...everythingAt(origin), AWS_BEDROCK_MAX_RETRIES: '0' },
      route: () => `${origin}/health`,
    });
    const untrusted = /no trusted connection \(DEPTH_ZERO_SELF_SIGNED_CERT\) → .*NODE_EXTRA_CA_CERTS/;
    expect(faults).toEqual([
      expect.stringMatching(untrusted),
      expect.stringMatching(/^Bedrock us-east-1: provider_lost.*NODE_EXTRA_CA_CERTS/),
      expect.stringMatching(untrusted),
      `Public address: ${SANDBOX.publicUrl} has no valid certificate (DEPTH_ZERO_SELF_SIGNED_CERT) → Install a certificate for this host that Twilio trusts. It must not be expired, and its chain must be complete.`,
      expect.stringMatching(untrusted),
      expect.stringMatching(untrusted),
      expect.stringMatching(untrusted),
    ]);
    const names = faults.map((line) => line.slice(0, line.indexOf(':')));
    expect(names).toEqual([
      ...['AWS identity', 'Bedrock us-east-1', 'OpenAI', 'Public address'],
      ...['Twilio', 'DynamoDB', 'Amazon Connect'],
    ]);
  });

  it.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['other-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('because it is %s, though its maker is trusted', async (name, code) => {
    const child = new Child('src/cli/doctor.ts', {
      cwd: '/',
      env: {
        ...setup.env,
        ...everythingAt('http://127.0.0.1:9'),
        ENABLE_VOICE_FALLBACK: 'false',
        PUBLIC_URL: `https://localhost:${await listening(tlsServer(name))}`,
        NODE_EXTRA_CA_CERTS: fileURLToPath(file(name)),
      },
    });
    expect(await child.exit).toBe(1);
    expect(child.stdout).toMatch(new RegExp(`✖ Public address: .* has no valid certificate \\(${code}\\)`));
  });

  it('is missing where the server does not use TLS', async () => {
    const plain = createServer((_request, response) => response.end());
    const port = await listening(plain);
    expect((await visit({ route: () => `https://127.0.0.1:${port}/health` })).faults).toEqual([
      expect.stringMatching(/^Public address: .* has no valid certificate \((EPROTO|ERR_SSL_\w+)\)/),
    ]);
  });
});

describe('services that accept a request and never answer', () => {
  it('are each reported at the deadline, with what to do', async () => {
    const sockets: Socket[] = [];
    // Below HTTP, so that it suits both of its versions.
    const silence = createSilence((socket) => sockets.push(socket.on('error', () => undefined)));
    const origin = `http://127.0.0.1:${await listening(silence)}`;
    undo.push(() => sockets.forEach((socket) => void socket.destroy()));
    const { faults, code } = await visit({
      env: everythingAt(origin),
      route: () => `${origin}/health`,
      deadlineMs: 700,
    });
    const late = 'no answer within 0.7 s →';
    expect(faults).toEqual([
      expect.stringContaining(`AWS identity: ${late} Check the network path to AWS`),
      expect.stringMatching(/^Bedrock us-east-1: provider_timeout: .* → Check the network path: HTTP\/2/),
      expect.stringContaining(`OpenAI: ${late} Check the network path to the host of OPENAI_BASE_URL`),
      expect.stringContaining(`Public address: ${late} There was no answer. Open port 443`),
      expect.stringContaining(`Twilio: ${late} Check the network path to api.twilio.com`),
      expect.stringContaining(`DynamoDB: ${late} Check the network path to DynamoDB`),
      expect.stringContaining(`Amazon Connect: ${late} Check the network path to Amazon Connect`),
    ]);
    expect(code).toBe(1);
  });
});

describe('Twilio', () => {
  const account = () => setup.network.carrier.account;

  /** The account has these numbers only. */
  function numbers(...settings: Readonly<Record<string, string>>[]): void {
    const before = account().numbers();
    account().clear();
    for (const [index, one] of settings.entries()) account().add(`+1415555019${index}`, one);
    undo.push(() => {
      account().clear();
      for (const { phone_number, ...rest } of before) account().add(phone_number, rest);
    });
  }
  const RIGHT = { voice_url: VOICE_URL, status_callback: `${SANDBOX.publicUrl}/twilio/status` };

  it('refuses a wrong token', async () => {
    const { faults, text } = await visit({ env: { TWILIO_AUTH_TOKEN: 'wrong-token' } });
    expect(faults).toEqual([
      expect.stringMatching(/a signed webhook gets HTTP 403 → Twilio signs the address/),
      expect.stringMatching(/a signed media stream gets HTTP 403 → Twilio signs/),
      expect.stringMatching(/wrong account SID or auth token → Copy TWILIO_ACCOUNT_SID/),
    ]);
    expect(text).not.toContain('wrong-token');
  });

  it('may already accept the secondary token', async () => {
    const env = { TWILIO_AUTH_TOKEN: 'old-token', TWILIO_AUTH_TOKEN_SECONDARY: SANDBOX.authToken };
    const { text, faults } = await visit({ env });
    expect(text).toContain('– Twilio: the auth token is wrong, but the secondary one works');
    expect(faults.filter((line) => line.startsWith('Twilio'))).toEqual([]);
  });

  it.each([
    [-200_000, '✖ Twilio: the clock is 200 s behind'],
    [45_000, '✖ Twilio: the clock is 45 s ahead of'],
    [10_000, '✔ Twilio: the clock is 10 s ahead of'],
  ])("has another clock than this machine's, by %i ms", async (skewMs, line) => {
    // The header has whole seconds.
    const text = (await visit({ clockMs: () => Math.floor(Date.now() / 1000) * 1000 + skewMs })).text;
    expect(text.replace(/(\d+) s/, (_match, seconds) => `${Math.round(seconds / 5) * 5} s`)).toContain(line);
  });

  it.each([
    ['', '– Twilio: there is no fallback when the gateway cannot be reached'],
    [`${SANDBOX.publicUrl}/twilio/voice`, '– Twilio: the fallback is the gateway itself'],
    ['https://other.example.com/x?key=1', '✔ Twilio: the fallback is https://other.example.com/x'],
  ])('knows whom to ask when the gateway is gone: "%s"', async (voice_fallback_url, line) => {
    numbers({ ...RIGHT, voice_fallback_url });
    const { text, code } = await visit({ env: { TWILIO_PHONE_NUMBER: '+14155550190' } });
    expect(text).toContain(line);
    expect(code).toBe(0);
  });

  it.each([
    [{ ...RIGHT, voice_application_sid: 'AP1' }, 'TwiML app AP1'],
    [{ ...RIGHT, trunk_sid: 'TK1' }, 'SIP trunk TK1'],
  ])('has a number that is taken off what answers it only by a word: %o', async (settings, holder) => {
    numbers(settings);
    const env = { TWILIO_PHONE_NUMBER: '+14155550190' };
    const asked: string[] = [];
    const answering = (answer: boolean) => async (question: string) => {
      asked.push(question);
      return answer;
    };
    const left = await visit({ env, args: ['--fix'], confirm: answering(false) });
    expect(left.faults).toEqual([
      expect.stringMatching(/and was not changed → Run the doctor with --fix --yes/),
    ]);
    expect(account().numbers()[0]).toMatchObject(settings);
    // Without a terminal nobody says yes.
    expect((await visit({ env, args: ['--fix'] })).code).toBe(1);
    expect((await visit({ env, args: ['--fix'], confirm: answering(true) })).code).toBe(0);
    expect(asked).toEqual(
      Array(2).fill(
        `The ${holder} answers +14155550190 now. --fix removes the number from it and sets the webhook ${VOICE_URL}.`,
      ),
    );
    expect(account().numbers()[0]).toMatchObject({ ...RIGHT, trunk_sid: '', voice_application_sid: '' });
  });

  it('may have suspended the account', async () => {
    account().status = 'suspended';
    undo.push(() => {
      account().status = 'active';
    });
    expect((await visit()).faults).toEqual([expect.stringContaining('the account is suspended')]);
  });

  it('may not have the number', async () => {
    expect((await visit({ env: { TWILIO_PHONE_NUMBER: '+14155559999' } })).faults).toEqual([
      expect.stringMatching(/\+14155559999 is not in the account → Correct TWILIO_PHONE_NUMBER/),
    ]);
  });

  it.each([
    [
      { ...RIGHT, voice_url: 'https://user:pass@demo.example.com/voice?key=1' },
      /calls https:\/\/demo.example.com\/voice →/,
    ],
    [{ ...RIGHT, voice_url: '' }, /calls nothing/],
    [{ ...RIGHT, status_callback: '' }, /reports status changes to nothing/],
    [{ ...RIGHT, voice_application_sid: 'AP1' }, /is answered by a TwiML app/],
    [{ ...RIGHT, trunk_sid: 'TK1' }, /belongs to a SIP trunk/],
  ])('has a number that goes elsewhere: %o', async (settings, line) => {
    numbers(settings);
    const env = { TWILIO_PHONE_NUMBER: '+14155550190' };
    const { faults, code } = await visit({ env });
    expect(faults).toEqual([expect.stringMatching(line)]);
    expect(faults[0]).toContain('--fix');
    expect(code).toBe(1);
    expect(account().numbers()[0]?.voice_url).toBe(settings.voice_url);
    const fixed = await visit({ env, args: ['--fix', '--yes'] });
    expect(fixed.text).toContain(`now it calls ${VOICE_URL}`);
    expect(fixed.code).toBe(0);
    expect((await visit({ env })).code).toBe(0);
    expect(account().numbers()[0]).toMatchObject({ ...RIGHT, trunk_sid: '', voice_application_sid: '' });
  });

  it('keeps the retries in the fragment, and --fix writes them if they are set', async () => {
    numbers({ ...RIGHT, voice_url: `${VOICE_URL}#rc=3&rp=5xx` });
    const env = { TWILIO_PHONE_NUMBER: '+14155550190', TWILIO_WEBHOOK_RETRIES: '2' };
    expect((await visit({ env })).code).toBe(0);
    numbers({ ...RIGHT, voice_url: '' });
    expect((await visit({ env, args: ['--fix'] })).code).toBe(0);
    expect(account().numbers()[0]).toMatchObject({
      voice_url: `${VOICE_URL}#rc=2&rp=all`,
      status_callback: `${RIGHT.status_callback}#rc=2&rp=all`,
    });
  });

  it('has several numbers, and the doctor guesses none', async () => {
    numbers({ voice_url: 'https://shop.example.com/' }, { voice_url: 'https://bank.example.com/' });
    const { faults } = await visit({ env: { TWILIO_PHONE_NUMBER: '' }, args: ['--fix'] });
    expect(faults).toEqual([expect.stringMatching(/none of 2 numbers calls .* → Set TWILIO_PHONE_NUMBER/)]);
    expect(account().numbers()[0]?.voice_url).toBe('https://shop.example.com/');
  });

  it('has several numbers, one of which is correct', async () => {
    numbers(RIGHT, { voice_url: 'https://bank.example.com/' });
    const { text, code } = await visit({ env: { TWILIO_PHONE_NUMBER: '' } });
    expect(text).toContain('– Twilio: other numbers of the account, used for something else: 1');
    expect(code).toBe(0);
  });

  it('is not checked without an account', async () => {
    expect((await visit({ env: { TWILIO_ACCOUNT_SID: '' } })).text).toContain('– Twilio: not checked');
  });

  it('may not be reached', async () => {
    expect((await visit({ env: { TWILIO_API_URL: 'http://127.0.0.1:9' } })).faults).toEqual([
      expect.stringMatching(/^Twilio: no connection/),
    ]);
  });
});

describe('the session table', () => {
  it('may be missing', async () => {
    const env = { SESSIONS_TABLE: 'other-table', CREATE_TABLES: 'false' };
    expect((await visit({ env })).faults).toEqual([
      expect.stringMatching(/^DynamoDB: table other-table: not found → Deploy the stack/),
    ]);
    const { text, code } = await visit({ env: { ...env, CREATE_TABLES: 'true' } });
    expect(text).toContain('with CREATE_TABLES=true the gateway creates it when it starts');
    expect(code).toBe(0);
  });

  it('may have no time to live', async () => {
    expect((await visit({ env: { CREATE_TABLES: 'false' } })).faults).toEqual([
      expect.stringMatching(
        /^DynamoDB: time to live is off → Turn on time to live for the attribute expiresAt/,
      ),
    ]);
  });

  /** A service that answers these operations so. */
  async function service(answers: Readonly<Record<string, { status?: number; body: object }>>) {
    const server = createServer((request, response) => {
      const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      const { status = 200, body } = answers[operation] ?? { status: 500, body: {} };
      response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify(body));
    });
    const port = await listening(server);
    return { AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`, CREATE_TABLES: 'false' };
  }
  const table = (range: string, TableStatus = 'ACTIVE') => ({
    body: {
      Table: {
        TableStatus,
        KeySchema: [
          { AttributeName: 'PK', KeyType: 'HASH' },
          { AttributeName: range, KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'PK', AttributeType: 'S' },
          { AttributeName: range, AttributeType: 'S' },
        ],
      },
    },
  });
  const ttl = (AttributeName: string) => ({
    body: { TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName } },
  });
  const unknown = {
    status: 400,
    body: { __type: 'com.amazonaws.dynamodb.v20120810#UnknownOperationException', message: '' },
  };

  it('may have another key and another expiry attribute', async () => {
    const env = await service({ DescribeTable: table('sort'), DescribeTimeToLive: ttl('ttl') });
    expect((await visit({ env })).faults).toEqual([
      'DynamoDB: table voice-sessions has the key PK (HASH, S), sort (RANGE, S) → The key of a table cannot be changed. Set SESSIONS_TABLE to another table with the key PK (HASH, S), SK (RANGE, S).',
      expect.stringMatching(/^DynamoDB: time to live is on ttl → /),
    ]);
  });

  const denied = {
    status: 400,
    body: { __type: 'com.amazon.coral.service#AccessDeniedException', message: 'is not authorized' },
  };

  it('can be read by a role that may not describe it, like the one in infra/', async () => {
    const looks = { DescribeTable: denied, DescribeTimeToLive: denied };
    const { text, code } = await visit({ env: await service({ ...looks, GetItem: { body: {} } }) });
    expect(text).toContain('– DynamoDB: table voice-sessions: no permission to check');
    expect(text).toContain('✔ DynamoDB: table voice-sessions can be read');
    expect(code).toBe(0);
    expect((await visit({ env: await service({ ...looks, GetItem: denied }) })).faults).toEqual([
      'DynamoDB: table voice-sessions: access denied → Allow dynamodb:GetItem in the IAM policy.',
    ]);
  });

  it('is correct with both, and may still be in creation', async () => {
    const right = await service({ DescribeTable: table('SK'), DescribeTimeToLive: ttl('expiresAt') });
    expect(await visit({ env: right })).toMatchObject({
      code: 0,
      text: expect.stringContaining('✔ DynamoDB: time to live is on expiresAt'),
    });
    const early = await service({ DescribeTable: table('SK', 'CREATING'), DescribeTimeToLive: unknown });
    const { faults, text } = await visit({ env: early });
    expect(faults).toEqual([expect.stringContaining('table voice-sessions is CREATING')]);
    expect(text).toContain('– DynamoDB: time to live: this server does not report it');
  });
});

describe('Amazon Connect', () => {
  function facts(changes: Parameters<HealthySetup['network']['contactCentre']['setFacts']>[0]): void {
    setup.network.contactCentre.setFacts(changes);
    const usual = { status: 'ACTIVE', inboundCalls: true, queueStatus: 'ENABLED' } as const;
    const phoneNumbers = [SANDBOX.connectNumber];
    const lambdaFunctions = ['arn:aws:lambda:us-east-1:1:function:voice-gateway-lookup'];
    undo.push(() => setup.network.contactCentre.setFacts({ ...usual, phoneNumbers, lambdaFunctions }));
  }

  it.each([
    [{ CONNECT_INSTANCE_ID: 'other' }, /instance: not found → Correct CONNECT_INSTANCE_ID, or AWS_REGION/],
    [{ CONNECT_CALLBACK_FLOW_ID: 'other' }, /call-back flow: not found → Import infra/],
    [{ CONNECT_PHONE_NUMBER: '+14155550000' }, /\+14155550000 does not belong to the instance/],
  ])('with %o', async (env, line) => {
    expect((await visit({ env })).faults).toEqual([expect.stringMatching(line)]);
  });

  it('checks no hours without a queue', async () => {
    const { faults } = await visit({ env: { CONNECT_QUEUE_ID: 'other' } });
    expect(faults[0]).toMatch(/queue: not found → Correct CONNECT_QUEUE_ID/);
    expect(faults[1]).toMatch(/hours of operation: not found/);
  });

  it.each([
    [{ status: 'CREATION_FAILED' }, /instance is CREATION_FAILED/],
    [{ inboundCalls: false }, /instance takes no calls → Enable inbound calls/],
    [{ queueStatus: 'DISABLED' }, /queue is disabled/],
    [{ lambdaFunctions: [] }, /may not invoke any Lambda function → Deploy the stack/],
  ] as const)('whose set-up is %o', async (changes, line) => {
    facts(changes);
    expect((await visit()).faults).toEqual([expect.stringMatching(line)]);
  });

  it('may be closed', async () => {
    const always = { '2026-01-01': [] };
    setup.network.contactCentre.setHours({ timeZone: 'Europe/Berlin', weekly: {}, overrides: always });
    undo.push(() => {
      const weekly = Object.fromEntries(
        [0, 1, 2, 3, 4, 5, 6].map((day) => [day, [['00:00', '00:00']]] as const),
      );
      setup.network.contactCentre.setHours({ timeZone: 'UTC', weekly, overrides: {} });
    });
    expect((await visit()).faults).toEqual([expect.stringMatching(/closed for the next seven days/)]);
  });

  it('may deny the permission for a check', async () => {
    setup.network.contactCentre.fail('AccessDeniedException', { operation: 'ListPhoneNumbersV2' });
    undo.push(() => setup.network.contactCentre.fail(false));
    const { code, text } = await visit();
    expect(text).toContain('– Amazon Connect: number: no permission to check');
    expect(code).toBe(0);
  });

  it('must allow the actions that hand-offs need', async () => {
    setup.network.contactCentre.fail('AccessDeniedException', { operation: 'DescribeQueue' });
    undo.push(() => setup.network.contactCentre.fail(false));
    expect((await visit()).faults[0]).toBe(
      'Amazon Connect: queue: access denied → Allow connect:DescribeQueue in the IAM policy.',
    );
  });

  it('is not checked without an instance', async () => {
    expect((await visit({ env: { CONNECT_INSTANCE_ID: '' } })).text).toContain(
      '– Amazon Connect: not checked',
    );
  });
});

describe('the list of faults', () => {
  interface Injected extends Visit {
    readonly fault: string;
    /** What goes wrong in the network; put back by `undo`. */
    readonly inject?: () => void;
  }
  const refused = (status: number, errorType: string) => () =>
    setup.network.bedrock.refuseNext({ status, errorType, message: 'no' });
  const facts = (changes: Parameters<HealthySetup['network']['contactCentre']['setFacts']>[0]) => () => {
    setup.network.contactCentre.setFacts(changes);
    const usual = { status: 'ACTIVE', inboundCalls: true, queueStatus: 'ENABLED' } as const;
    const lambdaFunctions = ['arn:aws:lambda:us-east-1:1:function:voice-gateway-lookup'];
    undo.push(() => setup.network.contactCentre.setFacts({ ...usual, lambdaFunctions }));
  };
  const shutdown = (day: string) => () => {
    setup.network.openai.shutdownDates.set('gpt-realtime-2.1', day);
    undo.push(() => setup.network.openai.shutdownDates.clear());
  };
  const contentFilter = () => {
    const { quirks } = setup.network.bedrock;
    quirks.refusedInstructions = /virtual assistant/;
    undo.push(() => {
      quirks.refusedInstructions = undefined;
    });
  };
  const once = { AWS_BEDROCK_MAX_RETRIES: '0' };
  const live = { OPENAI_REALTIME_MODEL: 'gpt-live-1' };

  const INJECTED: readonly Injected[] = [
    { fault: 'a setting is missing and another is wrong', env: { AWS_REGION: '', PORT: 'eighty' } },
    { fault: 'an AWS key is unknown', env: { AWS_ACCESS_KEY_ID: 'AKIAOTHER', ...once } },
    {
      fault: 'AWS credentials have expired',
      inject: () => setup.network.identity.refuseNext('ExpiredToken'),
    },
    { fault: 'STS cannot be reached', env: { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:9' } },
    { fault: 'access to the model is denied', env: once, inject: refused(403, 'AccessDeniedException') },
    { fault: 'the region has no such model', env: once, inject: refused(404, 'ResourceNotFoundException') },
    { fault: 'the account is throttled', env: once, inject: refused(429, 'ThrottlingException') },
    { fault: 'Bedrock does not answer', deadlineMs: 2000, inject: () => setup.network.bedrock.hangNext() },
    { fault: 'the content filter refuses the instructions', inject: contentFilter },
    { fault: 'the OpenAI key is wrong', env: { OPENAI_API_KEY: 'sk-wrong' } },
    { fault: 'the OpenAI model does not exist', env: { OPENAI_REALTIME_MODEL: 'gpt-realtime-9' } },
    { fault: 'the OpenAI model was shut down', inject: shutdown('2026-11-01') },
    {
      fault: 'no credit is left for GPT-Live',
      env: live,
      inject: () =>
        setup.network.openai.liveFaults.refuseStartNext(liveError('credit_balance_exhausted', 'No credit.')),
    },
    {
      fault: 'the model that works for GPT-Live fails',
      env: live,
      inject: () => setup.network.openai.text.failNext(400),
    },
    { fault: 'the gateway is not up', route: () => 'http://127.0.0.1:9/health' },
    { fault: 'PUBLIC_URL is not in DNS', route: () => 'https://voice..invalid/health' },
    { fault: 'the Twilio token is wrong', env: { TWILIO_AUTH_TOKEN: 'wrong-token' } },
    { fault: 'the number is not in the account', env: { TWILIO_PHONE_NUMBER: '+14155559999' } },
    {
      fault: 'the number calls somebody else',
      env: { TWILIO_PHONE_NUMBER: '+14155550177' },
      inject: () => {
        const { account } = setup.network.carrier;
        const before = account.numbers();
        account.add('+14155550177', { voice_url: 'https://demo.twilio.com/welcome/voice/' });
        undo.push(() => {
          account.clear();
          for (const { phone_number, ...rest } of before) account.add(phone_number, rest);
        });
      },
    },
    { fault: 'the table does not exist', env: { SESSIONS_TABLE: 'other', CREATE_TABLES: 'false' } },
    { fault: 'the table forgets nothing', env: { CREATE_TABLES: 'false' } },
    { fault: 'the Connect instance does not exist', env: { CONNECT_INSTANCE_ID: 'other' } },
    { fault: 'the queue does not exist', env: { CONNECT_QUEUE_ID: 'other' } },
    { fault: 'the queue is disabled', inject: facts({ queueStatus: 'DISABLED' }) },
    { fault: 'the number is not one of the instance', env: { CONNECT_PHONE_NUMBER: '+14155550000' } },
    { fault: 'no function may be invoked', inject: facts({ lambdaFunctions: [] }) },
    { fault: 'the call-back flow does not exist', env: { CONNECT_CALLBACK_FLOW_ID: 'other' } },
  ];

  it('has the texts of faults.txt', async () => {
    const pages: string[] = [];
    for (const { fault, inject, ...options } of INJECTED) {
      inject?.();
      const { text, code } = await visit(options);
      const lines = text
        .split('\n')
        .filter((line, at, all) => line.startsWith('✖') || all[at - 1]?.startsWith('✖'));
      expect(code, fault).toBe(1);
      pages.push(`${fault}\n${lines.map((line) => `  ${line}\n`).join('')}`);
      for (const step of undo.splice(0).toReversed()) step();
    }
    await expect(pages.join('\n')).toMatchFileSnapshot('faults.txt');
  }, 60_000);
});

describe('npm run doctor', () => {
  it('checks the sandbox', async () => {
    const child = new Child('sandbox/doctor.ts', { args: ['--sandbox'], cwd: '/' });
    expect(await child.exit).toBe(0);
    expect(child.stdout).toContain('No fault was found');
    expect(child.stderr).toBe('');
  });

  it('checks the environment', async () => {
    const child = new Child('sandbox/doctor.ts', { cwd: '/' });
    expect(await child.exit).toBe(1);
    expect(child.stdout).toContain('✖ Settings: PUBLIC_URL');
  });

  it('prints its help, and refuses unknown options', async () => {
    const help = new Child('src/cli/doctor.ts', { args: ['--help'], cwd: '/' });
    expect(await help.exit).toBe(0);
    expect(help.stdout).toContain('--fix');
    const wrong = new Child('src/cli/doctor.ts', { args: ['--nonsense'], cwd: '/' });
    expect(await wrong.exit).toBe(2);
  });
});
