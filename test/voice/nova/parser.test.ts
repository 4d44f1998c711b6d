import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOutput } from '../../../src/voice/nova/wire/parse-output.ts';
import type { NovaOutputEvent } from '../../../src/voice/nova/wire/parser.ts';
import { sampleChunks } from './samples.ts';

function parse(event: unknown): NovaOutputEvent | undefined {
  return parseOutput(Buffer.from(JSON.stringify({ event })))?.event;
}

function types(sample: string): (string | undefined)[] {
  return sampleChunks(sample).map((bytes) => parseOutput(bytes)?.event.type);
}

describe('parseOutput', () => {
  it('reads every event of an answer, with the id of the stream', () => {
    const parsed = sampleChunks('answer').map(parseOutput);
    expect(new Set(parsed.map((output) => output?.sessionId))).toEqual(
      new Set(['5f0c6a52-0d3b-4f5e-9a51-3a6f5f6f1a01']),
    );
    expect(parsed.slice(0, 6).map((output) => output?.event)).toEqual([
      {
        type: 'usage',
        usage: {
          inputTextTokens: 100,
          inputAudioTokens: 79,
          cachedTextTokens: 0,
          cachedAudioTokens: 0,
          outputTextTokens: 12,
          outputAudioTokens: 40,
        },
      },
      { type: 'completion_start' },
      { type: 'content_start', contentId: 'c1', content: 'caller_text' },
      { type: 'text', contentId: 'c1', text: 'what time do you open tomorrow' },
      { type: 'content_end', contentId: 'c1', stopReason: 'PARTIAL_TURN' },
      { type: 'content_start', contentId: 'c2', content: 'planned_text' },
    ]);
  });

  it('reads a tool call', () => {
    const events = sampleChunks('tool').map((bytes) => parseOutput(bytes)?.event);
    expect(events).toContainEqual({
      type: 'tool_use',
      contentId: 'c2',
      toolUseId: 'tool-1',
      name: 'order_status',
      arguments: '{"order":"last"}',
    });
    expect(events).toContainEqual({ type: 'content_start', contentId: 'c2', content: 'tool' });
    expect(events).toContainEqual({ type: 'content_end', contentId: 'c2', stopReason: 'OTHER' });
  });

  it('knows the interruption from speech, whatever its spaces', () => {
    expect(types('interrupted-while-sending')).toContain('interrupted');
    expect(types('interrupted-after-end')).toContain('interrupted');
    expect(parse({ textOutput: { contentId: 'a', content: 'say { "interrupted" : true } please' } })).toEqual(
      {
        type: 'text',
        contentId: 'a',
        text: 'say { "interrupted" : true } please',
      },
    );
  });

  it('calls what it does not know unknown, and what is malformed nothing', () => {
    expect(types('odd')).toEqual([
      'unknown',
      'completion_end',
      ...Array.from({ length: 8 }, () => undefined),
    ]);
  });

  it('takes text without a stage for final text', () => {
    const contentStart = { contentId: 'a', type: 'TEXT', role: 'ASSISTANT' };
    expect(parse({ contentStart })).toMatchObject({ content: 'final_text' });
    expect(parse({ contentStart: { ...contentStart, additionalModelFields: 'not json' } })).toMatchObject({
      content: 'final_text',
    });
  });

  it('counts missing or senseless token numbers as none', () => {
    const delta = { input: { textTokens: -1, speechTokens: 'many' } };
    expect(parse({ usageEvent: { details: { delta } } })).toMatchObject({
      usage: { inputTextTokens: 0, inputAudioTokens: 0, outputTextTokens: 0 },
    });
  });

  it.each([
    { outputAudioDelta: 'ff7f00' },
    { outputAudioDelta: { delta: 'FF7F00' } },
    { outputAudioDelta: { audio: 'ff7f00' } },
  ])('takes the older shape with hex mu-law: %j', (event) => {
    expect(parse(event)).toEqual({ type: 'mulaw_audio', mulaw: '/38A' });
  });

  it.each([{}, { delta: '' }, { delta: 'abc' }, { delta: 'zz' }, { delta: 7 }])(
    'takes no hex that is none: %j',
    (outputAudioDelta) => {
      expect(parse({ outputAudioDelta })).toBeUndefined();
    },
  );

  it('never throws, whatever comes', () => {
    const names = ['contentStart', 'textOutput', 'audioOutput', 'toolUse', 'contentEnd', 'usageEvent'];
    const fields = fc.dictionary(
      fc.constantFrom('contentId', 'content', 'type', 'role', 'additionalModelFields', 'details', 'toolName'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.oneof(fields, fc.jsonValue()), (name, value) => {
        parse({ [name]: value });
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => parseOutput(bytes) === undefined));
  });
});
