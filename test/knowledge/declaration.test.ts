import { join } from 'node:path';
import { Agent } from 'undici';
import { describe, expect, it } from 'vitest';
import { createKnowledgeSource } from '../../src/knowledge/create-source.ts';
import { readKnowledgeSection } from '../../src/knowledge/declaration.ts';
import { logRig } from './folder-rig.ts';

const KEY = '$' + '{PINECONE_API_KEY}';
const secret = (name: string) => (name === 'PINECONE_API_KEY' ? 'pc-secret-value' : undefined);
const read = (section: unknown) => readKnowledgeSection(section, { path: ['knowledge'], secret });

function faultsOf(section: unknown): string[] {
  const result = read(section);
  return 'faults' in result ? result.faults.map(({ path, problem }) => `${path.join('.')} ${problem}`) : [];
}

describe('the section knowledge', () => {
  it('takes each of the three sources, with what is absent filled in', () => {
    const result = read({
      manual: { files: './knowledge' },
      base: { bedrock: { knowledgeBaseId: 'KB12345678', region: 'eu-central-1' } },
      index: { pinecone: { host: 'docs-1a2b.svc.pinecone.io', apiKey: KEY, vectors: {} } },
    });
    if ('faults' in result) throw new Error(JSON.stringify(result.faults));
    expect(result.value.get('manual')).toEqual({ files: './knowledge' });
    expect(result.value.get('base')?.bedrock).toMatchObject({ numberOfResults: 5, minScore: 0.4 });
    expect(result.value.get('index')?.pinecone).toMatchObject({
      apiKey: KEY,
      apiVersion: '2026-07',
      textField: 'text',
      topK: 5,
      vectors: { dimensions: 1024 },
    });
    expect(JSON.stringify([...result.value])).not.toContain('pc-secret-value');
  });

  it.each([
    ['no section', 'text', ['knowledge cannot be used']],
    ['no source', { a: {} }, ['knowledge.a cannot be used']],
    ['two sources', { a: { files: 'x', bedrock: { knowledgeBaseId: 'K' } } }, ['knowledge.a cannot be used']],
    ['an unknown kind', { a: { folder: 'x' } }, ['knowledge.a.folder is not a known field']],
    ['an empty path', { a: { files: '' } }, ['knowledge.a.files cannot be used']],
    ['no id', { a: { bedrock: {} } }, ['knowledge.a.bedrock.knowledgeBaseId is missing']],
    [
      'too many results',
      { a: { bedrock: { knowledgeBaseId: 'K', numberOfResults: 101 } } },
      ['knowledge.a.bedrock.numberOfResults cannot be used'],
    ],
    [
      'an unknown operator',
      { a: { bedrock: { knowledgeBaseId: 'K', filter: { like: {} } } } },
      ['knowledge.a.bedrock.filter.like is not an operator of the vendor'],
    ],
    [
      'a key in the file',
      { a: { pinecone: { host: 'x.io', apiKey: 'pcsk_123' } } },
      ['knowledge.a.pinecone.apiKey cannot be used'],
    ],
    [
      'a key that is not set',
      { a: { pinecone: { host: 'x.io', apiKey: '$' + '{OTHER}' } } },
      ['knowledge.a.pinecone.apiKey names OTHER, which is not set'],
    ],
    [
      'a host with a path',
      { a: { pinecone: { host: 'https://x.io/a', apiKey: KEY } } },
      ['knowledge.a.pinecone.host cannot be used'],
    ],
    [
      'two faults',
      { a: { pinecone: { host: 'x.io', apiKey: KEY, topK: 0, typo: 1 } }, b: { files: 3 } },
      [
        'knowledge.a.pinecone.topK cannot be used',
        'knowledge.a.pinecone.typo is not a known field',
        'knowledge.b.files cannot be used',
      ],
    ],
  ])('tells the place of every fault: %s', (_what, section, faults) => {
    expect(faultsOf(section)).toEqual(faults);
  });

  it('says what to write, and never repeats a key', () => {
    const result = read({ a: { pinecone: { host: 'x.io', apiKey: 'pcsk_123' } } });
    expect(JSON.stringify(result)).toContain('dollar sign');
    expect(JSON.stringify(result)).not.toContain('pcsk_123');
  });
});

describe('a declared source', () => {
  const dispatcher = new Agent();
  const parts = {
    folder: join(import.meta.dirname, '..', '..', 'fixtures'),
    secret,
    region: undefined,
    dispatcher,
    logger: logRig().logger,
  };

  it('opens a folder beside the assistants file', async () => {
    const source = await createKnowledgeSource({ files: './knowledge' }, parts);
    expect(source.kind).toBe('files');
    expect(source.languages).toContain('hi');
    source.close();
  });

  it('needs a region for AWS, from the declaration or the process', async () => {
    const result = read({ base: { bedrock: { knowledgeBaseId: 'KB12345678' } } });
    const declaration = 'value' in result ? result.value.get('base') : undefined;
    if (declaration === undefined) throw new Error('faults');
    await expect(createKnowledgeSource(declaration, parts)).rejects.toMatchObject({
      code: 'knowledge_refused',
    });
    const source = await createKnowledgeSource(declaration, { ...parts, region: 'eu-central-1' });
    expect(source.kind).toBe('bedrock');
    source.close();
  });
});
