import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BedrockAgentSandbox } from '../../sandbox/knowledge/bedrock-agent.ts';
import { BedrockSource, createRetrieveClient } from '../../src/knowledge/bedrock/bedrock-source.ts';
import { filterFaults } from '../../src/knowledge/bedrock/filter.ts';
import { sourceName } from '../../src/knowledge/bedrock/source-name.ts';
import type { BedrockDeclaration } from '../../src/knowledge/declaration.ts';

const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' };
const DOCUMENTS = [
  {
    text: '**Returns**: send it back within 30 days.',
    uri: 's3://manuals/shop/returns.md',
    metadata: { year: 2026 },
  },
  { text: 'The shop is open on Monday.', uri: 'https://example.com/hours', metadata: { year: 2025 } },
  { text: `send it back ${'very long text. '.repeat(100)}`, uri: 's3://manuals/long.txt', metadata: {} },
];
const RERANKER = 'arn:aws:bedrock:eu-central-1::foundation-model/cohere.rerank-v3-5:0';

let sandbox: BedrockAgentSandbox;
let endpoint: string;

beforeEach(async () => {
  sandbox = new BedrockAgentSandbox({ knowledgeBases: { KB12345678: DOCUMENTS }, credentials: CREDENTIALS });
  endpoint = (await sandbox.start()).url;
});
afterEach(() => sandbox.stop());

function sourceOf(changes: Partial<BedrockDeclaration> = {}, credentials = CREDENTIALS): BedrockSource {
  const client = createRetrieveClient({ region: 'eu-central-1', endpoint, credentials });
  return new BedrockSource(client, {
    knowledgeBaseId: 'KB12345678',
    numberOfResults: 5,
    minScore: 0.2,
    ...changes,
  });
}

function ask(source: BedrockSource, limitMs = 4000) {
  const signal = AbortSignal.timeout(limitMs);
  return source.search({ query: 'can I send it back', language: 'en', limit: 4, signal });
}

describe('a knowledge base of Bedrock', () => {
  it('gives passages that can be spoken, with the names of their documents', async () => {
    const passages = await ask(sourceOf({ minScore: 0.3 }));
    expect(passages.map(({ source }) => source)).toEqual(['returns.md']);
    expect(passages[0]?.text).toBe('Returns: send it back within 30 days.');
  });

  it('cuts a long text at a sentence, and leaves out what is below the floor', async () => {
    const source = sourceOf({ minScore: 0.001 });
    const passages = await ask(source);
    expect(passages.map(({ source: name }) => name)).toEqual(['returns.md', 'long.txt']);
    expect(passages[1]?.text.length).toBeLessThanOrEqual(600);
    expect(passages[1]?.text).toMatch(/text\.$/);
    const ranked = await source.rank({
      query: 'x',
      language: 'en',
      limit: 4,
      signal: AbortSignal.timeout(4000),
    });
    expect(ranked.every(({ aboveFloor }) => !aboveFloor)).toBe(true);
  });

  it('sends what is declared, in the form that the vendor takes', async () => {
    const filter = {
      andAll: [{ equals: { key: 'year', value: 2026 } }, { notEquals: { key: 'draft', value: true } }],
    };
    const rerank = { modelArn: RERANKER, numberOfResults: 1 };
    const passages = await ask(sourceOf({ searchType: 'HYBRID', numberOfResults: 100, filter, rerank }));
    expect(passages).toHaveLength(1);
    expect(sandbox.requests).toEqual([
      { text: 'can I send it back', numberOfResults: 100, searchType: 'HYBRID', filter, reranked: 1 },
    ]);
  });

  it.each([
    ['an id that does not exist', { knowledgeBaseId: 'KBNOTTHERE' }],
    ['more results than the vendor gives', { numberOfResults: 101 }],
    ['a model that is none', { rerank: { modelArn: 'arn:aws:bedrock:nowhere' } }],
  ])('is refused with %s, without a second try', async (_what, changes) => {
    await expect(ask(sourceOf(changes))).rejects.toMatchObject({ code: 'knowledge_refused' });
    expect(sandbox.received).toBe(1);
  });

  it('is refused with a wrong key, and the message holds no secret', async () => {
    const wrong = sourceOf({}, { ...CREDENTIALS, secretAccessKey: 'also-not-a-secret' });
    const error: unknown = await ask(wrong).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'knowledge_refused',
      message: 'The knowledge base refused the request (InvalidSignatureException)',
    });
  });

  it('is asked once more after a fault, and no third time', async () => {
    sandbox.misbehaviour.failNext(500);
    expect(await ask(sourceOf())).not.toEqual([]);
    expect(sandbox.received).toBe(2);
    for (let count = 0; count < 3; count++) sandbox.misbehaviour.failNext(503);
    await expect(ask(sourceOf())).rejects.toMatchObject({ code: 'knowledge_unavailable' });
    expect(sandbox.received).toBe(4);
  });

  it('is given up when the time is over', async () => {
    sandbox.misbehaviour.hangNext();
    await expect(ask(sourceOf(), 200)).rejects.toMatchObject({ code: 'knowledge_unavailable' });
  });

  it('that sends 10 MB of something else has found nothing', async () => {
    sandbox.misbehaviour.hugeNext();
    expect(await ask(sourceOf())).toEqual([]);
  });
});

describe('a filter', () => {
  it.each([
    [{ equals: { key: 'a', value: 1 } }],
    [{ in: { key: 'a', value: ['x', 'y'] } }],
    [{ orAll: [{ greaterThan: { key: 'a', value: 1 } }, { startsWith: { key: 'b', value: 'x' } }] }],
  ])('of the vendor is taken: %j', (filter) => {
    expect(filterFaults(filter, [])).toEqual([]);
  });

  it.each([
    [{ like: { key: 'a', value: 1 } }, 'like'],
    [{ equals: { key: 'a' } }, 'equals'],
    [{ equals: { key: 'a', value: 1, more: 2 } }, 'equals'],
    [{ in: { key: 'a', value: 'x' } }, 'in.value'],
    [{ andAll: [{ equals: { key: 'a', value: 1 } }] }, 'andAll'],
    [{ andAll: [{ equals: { key: 'a', value: 1 } }, { like: {} }] }, 'andAll.1.like'],
    [{}, ''],
    ['text', ''],
    [{ equals: { key: 'a', value: 1 }, in: { key: 'b', value: [] } }, ''],
  ])('that the vendor refuses is a fault with its place: %j', (filter, place) => {
    expect(filterFaults(filter, []).map(({ path }) => path.join('.'))).toEqual([place]);
  });
});

describe('the name of a document', () => {
  it('is the file of an S3 key, or the address', () => {
    expect(sourceName({ type: 'S3', s3Location: { uri: 's3://b/a/faq.pdf' } })).toBe('faq.pdf');
    expect(sourceName({ type: 'WEB', webLocation: { url: 'https://example.com/a' } })).toBe(
      'https://example.com/a',
    );
    expect(sourceName({ type: 'CUSTOM', customDocumentLocation: { id: 'doc-1' } })).toBe('doc-1');
    expect(sourceName(undefined)).toBe('knowledge base');
  });
});
