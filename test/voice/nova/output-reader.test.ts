import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OutputReader } from '../../../src/voice/nova/wire/output-reader.ts';
import { type ParsedOutput, parseOutput } from '../../../src/voice/nova/wire/parser.ts';
import { sampleChunks } from './samples.ts';

const IDS = { sessionId: 'session-1', promptName: 'prompt-1', completionId: 'completion-1' };

function audio(content: string, fields: object = { ...IDS, contentId: 'c1' }): Buffer {
  return Buffer.from(JSON.stringify({ event: { audioOutput: { ...fields, content, status: 'ok' } } }));
}

/** The pcm as text: its memory is used again. */
function plain(output: ParsedOutput | undefined): unknown {
  if (output?.event.type !== 'audio') return output;
  return { ...output, event: { ...output.event, pcm: output.event.pcm.toString('base64') } };
}

/** What the parser makes of them, one by one, is what the reader has to make of them. */
function expectSame(events: readonly Buffer[]): void {
  const reader = new OutputReader();
  for (const event of events) expect(plain(reader.read(event))).toEqual(plain(parseOutput(event)));
}

describe('OutputReader', () => {
  it.each(['answer', 'tool', 'interrupted-while-sending', 'interrupted-after-end', 'odd'])(
    'reads the recorded %s as the parser does, also a second time',
    (name) => {
      const events = sampleChunks(name).map((bytes) => Buffer.from(bytes));
      expectSame([...events, ...events]);
    },
  );

  it('reads audio of any length after the first', () => {
    const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 4000 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(pieces, (all) => {
        expectSame(all.map((bytes) => audio(Buffer.from(bytes).toString('base64'))));
      }),
      { numRuns: 30 },
    );
  });

  it('takes nothing for known that is not: every single letter changed, left out or doubled', () => {
    const known = audio('AQIDBAUGBwg=').toString();
    const changes = ['"', '\\', '}', ',', 'A', '=', '-', ' ', 'é'];
    for (let at = 0; at < known.length; at += 1) {
      for (const change of ['', ...changes, `${known[at]}${known[at]}`]) {
        const odd = `${known.slice(0, at)}${change}${known.slice(at + 1)}`;
        expectSame([audio('AAECAwQF'), Buffer.from(odd)]);
      }
    }
  });

  it.each([
    ['its letters stand elsewhere too', { sessionId: 'AAAA', contentId: 'AAAA' }],
    ['a nested object has the same key', { contentId: 'c1', more: { content: 'AAAA' } }],
    ['the key comes twice', { contentId: 'c1', 'content"': 'AAAA' }],
  ])('learns nothing wrong when %s', (_name, fields) => {
    expectSame([audio('AAAA', fields), audio('BBBB', fields), audio('CCCC', fields)]);
    const twice = (content: string) =>
      Buffer.from(`{"event":{"audioOutput":{"contentId":"c1","content":"AAAA","content":"${content}"}}}`);
    expectSame([twice('AAAA'), twice('BBBB'), twice('CCCC')]);
  });

  it('learns the next block anew', () => {
    const block = (contentId: string) => audio('AAECAwQF', { ...IDS, contentId });
    expectSame([block('c1'), block('c1'), block('c2'), block('c2'), block('c1')]);
  });
});
