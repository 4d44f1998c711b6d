import { describe, expect, it, vi } from 'vitest';
import { KnowledgeError } from '../../src/errors.ts';
import { FilesSource } from '../../src/knowledge/files/files-source.ts';
import type { KnowledgePassage, KnowledgeSource } from '../../src/knowledge/knowledge-source.ts';
import { SearchTool } from '../../src/knowledge/search-tool.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { FolderRig, logRig } from './folder-rig.ts';

async function toolRig(files: Readonly<Record<string, string>>) {
  const rig = new FolderRig(files);
  const { logger, lines } = logRig();
  const source = await FilesSource.open(rig.path, logger);
  rig.remove();
  return toolOf(source, logger, lines);
}

function toolOf(source: KnowledgeSource, logger = logRig().logger, lines: unknown[] = []) {
  const metrics = new Metrics();
  const tool = new SearchTool({ source, metrics, logger });
  const ask = (query: unknown, sessionId = 'CA1', language = 'en') =>
    tool.run({
      callId: 'call_1',
      arguments: { query },
      facts: { sessionId, caller: undefined, dialed: undefined, language },
      signal: new AbortController().signal,
    });
  const count = async (result: string) => {
    const { values } = await metrics.knowledgeSearches.get();
    return values.find(({ labels }) => labels.source === source.kind && labels.result === result)?.value;
  };
  return { tool, ask, count, lines };
}

/** A source whose answer is set from outside, to count how often it is asked. */
function countedSource(answer: () => Promise<KnowledgePassage[]>) {
  const search = vi.fn(answer);
  return { kind: 'bedrock', search, rank: async () => [], close: () => undefined };
}

describe('search_knowledge', () => {
  it('hands passages and the names of their documents to the model', async () => {
    const { ask, count } = await toolRig({
      'hours.md': '# Hours\nThe shop is open on Monday. It is closed on Sunday.',
    });
    expect(await ask('When is the shop open on Monday?')).toEqual({
      value: {
        found: true,
        tell: expect.stringContaining('only passages that answer'),
        passages: [
          { text: 'Hours: The shop is open on Monday. It is closed on Sunday.', source: 'hours.md' },
        ],
      },
      sources: ['hours.md'],
    });
    expect(await count('found')).toBe(1);
  });

  it('tells the model to say that it does not know, when nothing is found', async () => {
    const { ask, count } = await toolRig({ 'hours.md': 'The shop is open on Monday.' });
    for (const query of ['purple elephants', '', 42, undefined]) {
      expect(await ask(query)).toEqual({ value: { found: false, tell: expect.any(String) }, sources: [] });
    }
    expect(await count('empty')).toBeGreaterThan(0);
  });

  it('hands over whole passages, and names no document of which the model is given none', async () => {
    const passages = ['a', 'b', 'c', 'd'].map((name) => ({
      text: name.repeat(600),
      source: `${name}.md`,
      score: 1,
    }));
    const { value, sources } = await toolOf(countedSource(async () => passages)).ask('anything');
    expect(sources).toEqual(['a.md', 'b.md', 'c.md'].slice(0, sources?.length));
    expect(sources?.length).toBeGreaterThan(1);
    expect(JSON.stringify(value).length).toBeLessThanOrEqual(2000);
  });

  it('tells the model the languages of the documents, by whose words they are found', async () => {
    const { tool } = await toolRig({ 'a.de.md': 'Offen.', 'b.en.md': 'Open.' });
    expect(tool.definition.description).toContain('The documents are in: de, en.');
    expect(JSON.stringify(tool.definition.parameters)).toContain('in a language of the documents');
    expect(JSON.stringify(tool.definition.parameters).length).toBeLessThan(400);
    expect(toolOf(countedSource(async () => [])).tool.definition.description).not.toContain(
      'documents are in',
    );
  });

  it('asks the model for keywords instead of the sentence of the caller', () => {
    const { definition } = toolOf(countedSource(async () => [])).tool;
    expect(definition.parameters).toMatchObject({
      properties: { query: { type: 'string', description: expect.stringContaining('3 to 8 keywords') } },
    });
  });

  it('asks the source once in a minute for the same question of a call', async () => {
    const source = countedSource(async () => [{ text: 'a', source: 'a.md', score: 1 }]);
    const { ask } = toolOf(source);
    await ask('Are you  OPEN?');
    await ask('are you open?');
    expect(source.search).toHaveBeenCalledTimes(1);
    await ask('are you open?', 'CA2');
    await ask('are you closed?');
    expect(source.search).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['knowledge_unavailable', 'tool_unavailable'],
    ['knowledge_refused', 'tool_refused'],
  ] as const)('fails with what the operator can do: %s', async (code, toolCode) => {
    const source = countedSource(async () => {
      throw new KnowledgeError(code, 'The knowledge base cannot be asked');
    });
    const { logger, lines } = logRig();
    const { ask, count } = toolOf(source, logger, lines);
    await expect(ask('a private question')).rejects.toMatchObject({ code: toolCode });
    await expect(ask('a private question')).rejects.toMatchObject({ code: toolCode });
    expect(source.search).toHaveBeenCalledTimes(2);
    expect(await count('error')).toBe(2);
    expect(JSON.stringify(lines)).toContain(code);
    expect(JSON.stringify(lines)).not.toContain('private');
  });
});
