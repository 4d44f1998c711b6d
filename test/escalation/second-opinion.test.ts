import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTextModelClient, SecondOpinion } from '../../src/escalation/second-opinion.ts';
import { createLogger } from '../../src/logging.ts';
import { BedrockSandbox } from '../../src/sandbox/bedrock/server.ts';
import { ModelScript } from '../../src/sandbox/model/script.ts';
import { SpeechLibrary } from '../../src/sandbox/model/speech-library.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';

const credentials = { accessKeyId: 'AKIASANDBOX', secretAccessKey: 'sandbox-secret-key' };
const bedrock = new BedrockSandbox({
  script: new ModelScript(),
  library: new SpeechLibrary([]),
  credentials,
});
const TURNS = [
  { role: 'assistant', text: 'How can I help you today?' },
  { role: 'caller', text: 'well maybe somebody from your team could look at it' },
] as const;
const TRIGGER = { reason: 'explicit_request', sentence: '' } as const;

const opened: SecondOpinion[] = [];
let endpoint = '';
let metrics = new Metrics();
let log = '';

beforeAll(async () => {
  endpoint = (await bedrock.start()).url;
});

beforeEach(() => {
  metrics = new Metrics();
  log = '';
  bedrock.text.delayMs = 0;
  bedrock.text.requests.length = 0;
});

afterAll(async () => {
  for (const opinion of opened) opinion.close();
  await bedrock.stop();
});

function opinion(modelId = 'amazon.nova-lite-v1:0'): SecondOpinion {
  const logger = createLogger('debug', {
    write: (line) => {
      log += line;
    },
  });
  const client = createTextModelClient({ region: 'us-east-1', endpoint, credentials });
  const created = new SecondOpinion({
    client,
    modelId,
    metrics,
    logger,
    deadlineMs: 300,
    summaryDeadlineMs: 300,
  });
  opened.push(created);
  return created;
}

async function counted(task: string, result: string): Promise<number> {
  const { values } = await metrics.textModelRequests.get();
  return values.find(({ labels }) => labels.task === task && labels.result === result)?.value ?? 0;
}

describe('a second opinion', () => {
  test.each([
    ['ESCALATE', 'escalate'],
    ['continue.', 'continue'],
    ['The caller wants a human: escalate', 'escalate'],
    ['I am not sure.', undefined],
  ] as const)('"%s" means %s', async (said, meant) => {
    bedrock.text.answer = () => said;
    expect(await opinion().judge(TURNS)).toBe(meant);
    expect(await counted('judge', meant ?? 'unclear')).toBe(1);
    expect(bedrock.text.requests[0]?.prompt).toContain('Caller: well maybe somebody');
  });

  test('sums a call up, with why and what was said', async () => {
    bedrock.text.answer = ({ prompt }) => `Wants a look at it. ${prompt.includes('asked for a person')}`;
    expect(await opinion().summarise(TURNS, TRIGGER)).toBe('Wants a look at it. true');
    expect(await counted('summary', 'answered')).toBe(1);
  });

  test('that comes too late is none', async () => {
    bedrock.text.delayMs = 2_000;
    const startedMs = performance.now();
    expect(await opinion().judge(TURNS)).toBeUndefined();
    expect(performance.now() - startedMs).toBeLessThan(1_500);
    expect(await counted('judge', 'failed')).toBe(1);
  });

  test('that is refused is none, and nothing of the call is logged', async () => {
    expect(await opinion('some.other-model').judge(TURNS)).toBeUndefined();
    bedrock.refuseNext({ status: 429, errorType: 'ThrottlingException', message: 'Too many requests' });
    expect(await opinion().summarise(TURNS, TRIGGER)).toBeUndefined();
    expect(log).toContain('ResourceNotFoundException');
    expect(log).toContain('ThrottlingException');
    expect(log).not.toContain('somebody from your team');
  });

  test('of nobody who answers is none', async () => {
    const client = createTextModelClient({
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:9',
      credentials,
    });
    const logger = createLogger('silent');
    const alone = new SecondOpinion({ client, modelId: 'amazon.nova-lite-v1:0', metrics, logger });
    expect(await alone.judge(TURNS)).toBeUndefined();
    alone.close();
  });
});
