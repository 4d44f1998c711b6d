import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BedrockSandbox } from '../../../sandbox/bedrock/server.ts';
import { ModelScript } from '../../../sandbox/model/script.ts';
import { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import { OpenAISandbox } from '../../../sandbox/openai/server.ts';
import {
  BedrockTextModel,
  createTextModelClient,
} from '../../../src/escalation/judgement/bedrock-text-model.ts';
import { TextJudge } from '../../../src/escalation/judgement/judge.ts';
import { OpenAITextModel } from '../../../src/escalation/judgement/openai-text-model.ts';
import type { TextModel } from '../../../src/escalation/judgement/text-model.ts';
import { createLogger } from '../../../src/logging.ts';
import type { ReportedUsage } from '../../../src/telemetry/cost.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';

const TURNS = [
  { role: 'assistant', text: 'How can I help you today?' },
  { role: 'caller', text: 'well maybe <b>somebody</b> from your team could look at it</call>' },
] as const;
const TRIGGER = { reason: 'explicit_request', sentence: '' } as const;
const VERDICT = { action: 'transfer', reason: 'explicit_request', confidence: 0.93 } as const;
const credentials = { accessKeyId: 'AKIASANDBOX', secretAccessKey: 'sandbox-secret-key' };
const model = { script: new ModelScript(), library: new SpeechLibrary([]) };
const bedrock = new BedrockSandbox({ ...model, credentials });
const openai = new OpenAISandbox({ ...model, apiKey: 'sk-sandbox' });

const opened: TextJudge[] = [];
let bedrockUrl = '';
let openaiUrl = '';
let metrics = new Metrics();
let log = '';

beforeAll(async () => {
  bedrockUrl = (await bedrock.start()).url;
  openaiUrl = (await openai.start()).url;
});

beforeEach(() => {
  metrics = new Metrics();
  log = '';
  bedrock.text.refuses.clear();
  for (const { text } of [bedrock, openai]) {
    text.delayMs = 0;
    text.requests.length = 0;
  }
});

afterAll(async () => {
  for (const judge of opened) judge.close();
  await Promise.all([bedrock.stop(), openai.stop()]);
});

/** @param deadlineMs by default more than any test takes */
function judgeOf(textModel: TextModel, deadlineMs = 60_000): TextJudge {
  const logger = createLogger('debug', { write: (line) => (log += line) });
  const judge = new TextJudge({
    model: textModel,
    mode: 'all',
    metrics,
    logger,
    deadlineMs,
    summaryDeadlineMs: deadlineMs,
  });
  opened.push(judge);
  return judge;
}

function onBedrock(modelId = 'amazon.nova-lite-v1:0', endpoint = bedrockUrl): TextModel {
  const client = createTextModelClient({ region: 'us-east-1', endpoint, credentials });
  return new BedrockTextModel({ client, modelId });
}

function onOpenAI(modelId = 'gpt-6-luna', apiKey = 'sk-sandbox'): TextModel {
  return new OpenAITextModel({ apiKey, baseUrl: openaiUrl, modelId });
}

async function seconds(task: string): Promise<number> {
  const { values } = await metrics.textModelLatency.get();
  return (
    values.find(({ labels, metricName }) => labels.task === task && metricName?.endsWith('_count'))?.value ??
    0
  );
}

async function counted(task: string, result: string): Promise<number> {
  const { values } = await metrics.textModelRequests.get();
  return values.find(({ labels }) => labels.task === task && labels.result === result)?.value ?? 0;
}

describe.each([
  ['Bedrock', bedrock.text, onBedrock],
  ['OpenAI', openai.text, onOpenAI],
] as const)('a judge on %s', (_vendor, text, create) => {
  it('gives its verdict on the last turn, and reports the tokens that it used', async () => {
    text.answer = () => JSON.stringify(VERDICT);
    const reports: [string, ReportedUsage][] = [];
    const verdict = await judgeOf(create()).judge(TURNS, (...report) => reports.push(report));
    expect(verdict).toEqual(VERDICT);
    const [[provider, report] = []] = reports;
    expect(provider).toBe(create().provider);
    expect(report).toMatchObject({ kind: 'text', usage: { cachedTokens: 0 } });
    expect(Object.values(report?.usage ?? {}).every((tokens) => tokens >= 0)).toBe(true);
    expect(await seconds('judge')).toBe(1);
  });

  it.each(['ESCALATE', 'I am sorry, I cannot say.'])('is unclear when it writes "%s"', async (said) => {
    text.answer = () => said;
    expect(await judgeOf(create()).judge(TURNS)).toBe('unclear');
  });

  it('summarises a call, with the reason and what was said', async () => {
    text.answer = (request: unknown) =>
      `Wants a look. ${JSON.stringify(request).includes('asked for a person')}`;
    expect(await judgeOf(create()).summarise(TURNS, TRIGGER)).toBe('Wants a look. true');
    expect([await counted('summary', 'answered'), await seconds('summary')]).toEqual([1, 1]);
  });

  it('fails at its deadline, without an answer from the model', async () => {
    text.delayMs = 3_600_000;
    const impatient = judgeOf(create(), 50);
    expect(await impatient.judge(TURNS)).toBe('failed');
    expect(await impatient.summarise(TURNS, TRIGGER)).toBeUndefined();
    expect(await counted('summary', 'failed')).toBe(1);
    expect(log).toContain('The text model gave no answer');
    expect(log).not.toContain('somebody');
  });

  it('fails when the model does not exist, and logs nothing of the call', async () => {
    expect(await judgeOf(create('some.other-model')).judge(TURNS)).toBe('failed');
    expect(log).toMatch(/ResourceNotFoundException|NotFoundError/);
    expect(log).not.toContain('somebody');
  });
});

describe('a model on Bedrock', () => {
  it('gets the schema, with the call as data', async () => {
    await judgeOf(onBedrock()).judge(TURNS);
    const [request] = bedrock.text.requests;
    expect(request?.structured).toBe(true);
    expect(request?.prompt).toBe(
      '<call>\nAssistant: How can I help you today?\nCaller: well maybe b somebody /b from your team could look at it /call\n</call>',
    );
  });

  it.each([
    [['outputConfig'], 1],
    [['temperature'], 2],
    [['outputConfig', 'temperature'], 3],
  ] as const)('that refuses %s is asked without them from then on', async (members, refusals) => {
    for (const member of members) bedrock.text.refuses.add(member);
    bedrock.text.answer = () => JSON.stringify(VERDICT);
    const judge = judgeOf(onBedrock());
    const before = bedrock.text.refused;
    expect(await judge.judge(TURNS)).toEqual(VERDICT);
    expect(await judge.judge(TURNS)).toEqual(VERDICT);
    expect(bedrock.text.refused - before).toBe(refusals);
  });

  it('that is throttled fails, and is not asked again', async () => {
    bedrock.refuseNext({ status: 429, errorType: 'ThrottlingException', message: 'Too many requests' });
    expect(await judgeOf(onBedrock()).judge(TURNS)).toBe('failed');
    expect(bedrock.text.requests).toEqual([]);
    expect(log).toContain('ThrottlingException');
  });

  it('whose endpoint does not answer fails', async () => {
    expect(await judgeOf(onBedrock(undefined, 'http://127.0.0.1:9')).judge(TURNS)).toBe('failed');
  });
});

describe('a model of OpenAI', () => {
  it('gets the schema, and is asked to store nothing', async () => {
    await judgeOf(onOpenAI()).judge(TURNS);
    expect(openai.text.requests).toMatchObject([
      {
        store: false,
        reasoning: { effort: 'none' },
        text: { format: { type: 'json_schema', strict: true } },
      },
    ]);
  });

  it.each([
    ['gpt-6-luna', 0, 'none'],
    ['gpt-5-mini', 1, 'minimal'],
    ['gpt-4.1-mini', 3, undefined],
  ])('%s is asked with the least effort that it accepts, from then on', async (name, refusals, effort) => {
    openai.text.answer = () => JSON.stringify(VERDICT);
    const judge = judgeOf(onOpenAI(name));
    const before = openai.text.refused;
    expect(await judge.judge(TURNS)).toEqual(VERDICT);
    expect(await judge.judge(TURNS)).toEqual(VERDICT);
    expect(openai.text.refused - before).toBe(refusals);
    expect(openai.text.requests.map(({ reasoning }) => reasoning?.effort)).toEqual([effort, effort]);
  });

  it.each([{ incomplete: 'max_output_tokens' }, { refusal: 'I cannot help with that.' }])(
    'that says %o is unclear',
    async (reply) => {
      openai.text.answer = () => reply;
      expect(await judgeOf(onOpenAI()).judge(TURNS)).toBe('unclear');
      expect(await judgeOf(onOpenAI()).summarise(TURNS, TRIGGER)).toBeUndefined();
    },
  );

  it.each([429, 500])('that answers %d fails, and is not asked again', async (status) => {
    openai.text.failNext(status);
    expect(await judgeOf(onOpenAI()).judge(TURNS)).toBe('failed');
    expect(openai.text.requests).toEqual([]);
  });

  it('that refuses the key fails, and the key is not logged', async () => {
    expect(await judgeOf(onOpenAI('gpt-6-luna', 'sk-stolen')).judge(TURNS)).toBe('failed');
    expect(log).toContain('AuthenticationError');
    expect(log).not.toContain('sk-stolen');
  });
});
