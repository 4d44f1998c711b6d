import { createServer, type Socket } from 'node:net';
import { Agent } from 'undici';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { EmbeddingSandbox } from '../../sandbox/knowledge/embedding-model.ts';
import { PineconeSandbox } from '../../sandbox/knowledge/pinecone.ts';
import { type PineconeDeclaration, readKnowledgeSection } from '../../src/knowledge/declaration.ts';
import { PineconeClient } from '../../src/knowledge/pinecone/pinecone-client.ts';
import { PineconeSource } from '../../src/knowledge/pinecone/pinecone-source.ts';
import { createEmbeddingClient, TitanEmbedder } from '../../src/knowledge/pinecone/titan.ts';

const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' };
const RECORDS = [
  { id: 'rec1', fields: { chunk: 'Send it **back** within 30 days.', title: 'Returns', year: 2026 } },
  { id: 'rec2', fields: { chunk: 'We are open on Monday.', year: 2025 } },
];
const dispatcher = new Agent();
const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});
afterAll(() => dispatcher.destroy());

function declare(changes: object = {}): PineconeDeclaration {
  const pinecone = {
    host: 'x.example',
    apiKey: '$' + '{KEY}',
    textField: 'chunk',
    sourceField: 'title',
    ...changes,
  };
  const read = readKnowledgeSection({ docs: { pinecone } }, { path: [], secret: () => 'k' });
  const declaration = 'value' in read ? read.value.get('docs')?.pinecone : undefined;
  if (declaration === undefined) throw new Error(JSON.stringify(read));
  return declaration;
}

async function startIndex(
  integrated: boolean,
  dimensions = 1024,
): Promise<PineconeSandbox & { url: string }> {
  const sandbox = new PineconeSandbox({
    apiKey: 'pc-key',
    integrated,
    dimensions,
    textField: 'chunk',
    namespaces: { __default__: RECORDS, manuals: RECORDS.slice(1) },
  });
  running.push(sandbox);
  return Object.assign(sandbox, await sandbox.start());
}

function clientOf(origin: string, changes: { apiKey?: string; apiVersion?: string } = {}): PineconeClient {
  return new PineconeClient({ origin, apiKey: 'pc-key', apiVersion: '2026-07', dispatcher, ...changes });
}

function ask(source: PineconeSource, limitMs = 4000) {
  return source.search({
    query: 'send it back',
    language: 'en',
    limit: 4,
    signal: AbortSignal.timeout(limitMs),
  });
}

describe('an index with integrated embedding', () => {
  it('gives passages that can be spoken, and the document by its field or its id', async () => {
    const { url } = await startIndex(true);
    const passages = await ask(new PineconeSource(clientOf(url), declare()));
    expect(passages).toEqual([
      { text: 'Send it back within 30 days.', source: 'Returns', score: expect.closeTo(0.71, 2) },
    ]);
    const all = await ask(new PineconeSource(clientOf(url), declare({ minScore: -1 })));
    expect(all.map(({ source }) => source)).toEqual(['Returns', 'rec2']);
  });

  it('sends namespace, filter and reranking as the vendor takes them', async () => {
    const sandbox = await startIndex(true);
    const rerank = { model: 'bge-reranker-v2-m3', topN: 1 };
    const filter = { year: { $gte: 2025 } };
    const source = new PineconeSource(
      clientOf(sandbox.url),
      declare({ namespace: 'manuals', topK: 3, filter, rerank, minScore: -1 }),
    );
    expect(await ask(source)).toHaveLength(1);
    expect(sandbox.searches).toEqual([
      {
        namespace: 'manuals',
        topK: 3,
        filter,
        rerank: { model: rerank.model, top_n: 1, rank_fields: ['chunk'] },
      },
    ]);
  });

  it.each([
    ['a wrong key', { apiKey: 'other' }, {}, 401],
    ['an unknown version of the API', { apiVersion: 'latest' }, {}, 400],
    ['an operator that the vendor does not know', {}, { filter: { year: { $like: 2 } } }, 400],
    ['an unknown reranking model', {}, { rerank: { model: 'nothing' } }, 400],
  ])('refuses %s, and is not asked twice', async (_what, access, changes, status) => {
    const sandbox = await startIndex(true);
    const error: unknown = await ask(
      new PineconeSource(clientOf(sandbox.url, access), declare(changes)),
    ).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'knowledge_refused', message: expect.stringContaining(`${status}`) });
    expect(sandbox.received).toBe(1);
  });

  it('is asked once more after 429, when it says that this is soon', async () => {
    const sandbox = await startIndex(true);
    sandbox.misbehaviour.failNext(429, 0);
    expect(await ask(new PineconeSource(clientOf(sandbox.url), declare()))).toHaveLength(1);
    sandbox.misbehaviour.failNext(429, 30);
    await expect(ask(new PineconeSource(clientOf(sandbox.url), declare()))).rejects.toMatchObject({
      code: 'knowledge_unavailable',
    });
    expect(sandbox.received).toBe(3);
  });

  it('is asked once more after a fault, and no third time', async () => {
    const sandbox = await startIndex(true);
    sandbox.misbehaviour.failNext(503);
    sandbox.misbehaviour.failNext(503);
    await expect(ask(new PineconeSource(clientOf(sandbox.url), declare()))).rejects.toMatchObject({
      code: 'knowledge_unavailable',
    });
    expect(sandbox.received).toBe(2);
  });

  it('that sends 10 MB, or nothing, is given up', async () => {
    const sandbox = await startIndex(true);
    const source = new PineconeSource(clientOf(sandbox.url), declare());
    sandbox.misbehaviour.hugeNext();
    await expect(ask(source)).rejects.toMatchObject({ message: expect.stringContaining('64 kB') });
    sandbox.misbehaviour.hangNext();
    await expect(ask(source, 200)).rejects.toMatchObject({ code: 'knowledge_unavailable' });
    expect(await ask(source)).toHaveLength(1);
  });

  it('that ends the connection in the middle of an answer is given up', async () => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{"result":'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const source = new PineconeSource(clientOf(`http://127.0.0.1:${port}`), declare());
    await expect(ask(source)).rejects.toMatchObject({ code: 'knowledge_unavailable' });
    for (const socket of sockets) socket.destroy();
    server.close();
  });
});

describe('an index of vectors', () => {
  async function startTitan() {
    const sandbox = new EmbeddingSandbox(CREDENTIALS);
    running.push(sandbox);
    const { url } = await sandbox.start();
    const client = createEmbeddingClient({ region: 'eu-central-1', endpoint: url, credentials: CREDENTIALS });
    return { sandbox, client };
  }

  it('is asked with a vector by Titan', async () => {
    const index = await startIndex(false, 256);
    const titan = await startTitan();
    const source = new PineconeSource(clientOf(index.url), declare(), new TitanEmbedder(titan.client, 256));
    expect((await ask(source)).map(({ source: name }) => name)).toEqual(['Returns']);
    expect(titan.sandbox.texts).toEqual(['send it back']);
    source.close();
  });

  it('refuses texts, and vectors of another size', async () => {
    const index = await startIndex(false, 256);
    const titan = await startTitan();
    await expect(ask(new PineconeSource(clientOf(index.url), declare()))).rejects.toMatchObject({
      code: 'knowledge_refused',
    });
    const wrong = new PineconeSource(clientOf(index.url), declare(), new TitanEmbedder(titan.client, 512));
    await expect(ask(wrong)).rejects.toMatchObject({ code: 'knowledge_refused' });
    wrong.close();
  });

  it('is not asked when there is no vector', async () => {
    const index = await startIndex(false, 256);
    const titan = await startTitan();
    const source = new PineconeSource(clientOf(index.url), declare(), new TitanEmbedder(titan.client, 256));
    titan.sandbox.misbehaviour.failNext(403);
    await expect(ask(source)).rejects.toMatchObject({ code: 'knowledge_unavailable' });
    titan.sandbox.misbehaviour.hangNext();
    await expect(ask(source, 200)).rejects.toMatchObject({ code: 'knowledge_unavailable' });
    expect(index.received).toBe(0);
    source.close();
  });
});
