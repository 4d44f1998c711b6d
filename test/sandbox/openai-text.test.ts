import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ModelScript } from '../../sandbox/model/script.ts';
import { SpeechLibrary } from '../../sandbox/model/speech-library.ts';
import { OpenAISandbox } from '../../sandbox/openai/server.ts';
import { VERDICT_SCHEMA } from '../../src/escalation/judgement/verdict.ts';

const sandbox = new OpenAISandbox({
  script: new ModelScript(),
  library: new SpeechLibrary([]),
  apiKey: 'sk-sandbox',
});
/** What of an answer is looked at. */
const anything = z.object({
  object: z.string().optional(),
  status: z.string().optional(),
  store: z.boolean().optional(),
  error: z.object({ code: z.string().nullable() }).nullish(),
  output: z.array(z.object({ content: z.array(z.unknown()) })).optional(),
  usage: z
    .object({ input_tokens: z.number(), output_tokens: z.number(), total_tokens: z.number() })
    .optional(),
});
const { name, schema } = VERDICT_SCHEMA;
const FORMAT = { type: 'json_schema', name, schema, strict: true };
const GOOD = { model: 'gpt-6-luna', input: 'Hello', store: false, text: { format: FORMAT } };
let url = '';

beforeAll(async () => {
  url = (await sandbox.start()).url;
});
afterAll(() => sandbox.stop());

async function ask(request: unknown, authorization = 'Bearer sk-sandbox') {
  const response = await fetch(`${url}/responses`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: typeof request === 'string' ? request : JSON.stringify(request),
  });
  const answer: unknown = await response.json();
  const { data: body } = anything.safeParse(answer);
  return { status: response.status, body };
}

const withSchema = (changes: object) => ({
  ...GOOD,
  text: { format: { ...FORMAT, schema: { ...schema, ...changes } } },
});

describe('the text models of the OpenAI sandbox', () => {
  it('answer what they were told to', async () => {
    sandbox.text.answer = ({ input }) => `You said: ${input}`;
    const { status, body } = await ask(GOOD);
    expect(status).toBe(200);
    expect(body).toMatchObject({ object: 'response', status: 'completed', store: false });
    expect(body?.output?.[0]?.content[0]).toMatchObject({ type: 'output_text', text: 'You said: Hello' });
    const { input_tokens: input = 0, output_tokens: output = 0 } = body?.usage ?? {};
    expect(body?.usage?.total_tokens).toBe(input + output);
  });

  it.each(['', 'Basic c2s=', 'Bearer sk-other'])(
    'want the right key, and not "%s"',
    async (authorization) => {
      const { status, body } = await ask(GOOD, authorization);
      expect([status, body?.error?.code]).toEqual([401, 'invalid_api_key']);
    },
  );

  it.each([
    ['no JSON', '{', 400, null],
    ['no model', { ...GOOD, model: undefined }, 400, 'missing_required_parameter'],
    ['an unknown model', { ...GOOD, model: 'gpt-0' }, 404, 'model_not_found'],
    ['an unknown member', { ...GOOD, response_format: {} }, 400, 'unknown_parameter'],
    ['too few tokens', { ...GOOD, max_output_tokens: 8 }, 400, 'invalid_value'],
    ['an effort the model has not', { ...GOOD, reasoning: { effort: 'minimal' } }, 400, 'unsupported_value'],
    ['a temperature of a model that reasons', { ...GOOD, temperature: 0 }, 400, 'unsupported_parameter'],
    [
      'an effort of one that does not',
      { ...GOOD, model: 'gpt-4.1-mini', reasoning: { effort: 'low' } },
      400,
      'unsupported_parameter',
    ],
    ['an open schema', withSchema({ additionalProperties: true }), 400, 'invalid_json_schema'],
    ['a member that is not required', withSchema({ required: ['action'] }), 400, 'invalid_json_schema'],
    [
      'limits of a number',
      withSchema({ properties: { ...{ action: { type: 'number', minimum: 0 } } }, required: ['action'] }),
      400,
      'invalid_json_schema',
    ],
    ['a schema that is a list', withSchema({ type: 'array' }), 400, 'invalid_json_schema'],
  ])('refuse %s', async (_what, request, status, code) => {
    const answer = await ask(request);
    expect([answer.status, answer.body?.error?.code]).toEqual([status, code]);
  });
});
