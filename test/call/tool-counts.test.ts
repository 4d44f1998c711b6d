import { describe, expect, it } from 'vitest';
import { ToolCounts } from '../../src/call/record/tool-counts.ts';

describe('the tools of a call', () => {
  it('leave no trace when there were none', () => {
    const { stored, failed } = new ToolCounts();
    expect([stored, failed]).toEqual([{}, undefined]);
  });

  it('are counted by name, with those that failed', () => {
    const counts = new ToolCounts();
    counts.add('status', true);
    counts.add('status', false);
    counts.add('stock', true);
    expect(counts.stored).toEqual({
      toolCalls: 3,
      tools: { status: { ok: 1, failed: 1 }, stock: { ok: 1, failed: 0 } },
    });
    expect(counts.failed).toBe(true);
  });

  it('go on from what earlier streams have counted', () => {
    const counts = new ToolCounts();
    counts.addEarlier({ toolCalls: 2, tools: { status: { ok: 1, failed: 1 } } });
    counts.add('status', true);
    expect(counts.stored).toEqual({ toolCalls: 3, tools: { status: { ok: 2, failed: 1 } } });
  });

  it('have a bounded number of names', () => {
    const counts = new ToolCounts();
    for (let tool = 0; tool < 200; tool += 1) counts.add(`tool${tool}`, true);
    expect(Object.keys(counts.stored.tools ?? {})).toHaveLength(64);
    expect(counts.stored.toolCalls).toBe(200);
  });
});
