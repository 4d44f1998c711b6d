import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { ContinuousCall } from './continuity/continuous-call.ts';
import { accountFrames } from './continuity/frame-account.ts';
import { lineOf } from './continuity/line-of.ts';

const RENEWALS = 20;
/** Scaled down so far that the vendor must leave more of a margin than a tenth. */
const LIMIT_MS = 600;
const VENDOR_LIMIT = { sessionLimitMs: 60_000 };

describe.concurrent.each(['openai', 'nova', 'cascade'] as const)('planned renewal of %s', (provider) => {
  it('loses, doubles and swaps no frame of the caller in 20 renewals', async () => {
    const line = await lineOf(provider, { limitMs: LIMIT_MS, openai: VENDOR_LIMIT, bedrock: VENDOR_LIMIT });
    const call = await new ContinuousCall([line]).begin();
    const { caller, log } = call;
    while (log.of('session.renewed').length < RENEWALS) {
      await caller.says(20, 4);
      await call.answered();
      await caller.isQuiet(5 + (caller.utterances.length % 20), 4);
    }
    const reasons = log.of('session.renewed').map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason !== 'planned' && reason !== 'forced')).toEqual([]);
    expect(accountFrames(caller.utterances, line.stamps())).toEqual({ lost: 0, doubled: 0, reordered: 0 });
    const said = caller.utterances.length;
    expect(call.transcripts).toHaveLength(said);
    expect(call.completed).toBe(said);
    expect(line.openStreams()).toBeLessThanOrEqual(2);
    await call.client.close();
    await eventually(() => line.openStreams() === 0);
    await call.end();
  });
});
