import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { ContinuousCall } from './continuity/continuous-call.ts';
import { accountFrames } from './continuity/frame-account.ts';
import { lineOf } from './continuity/line-of.ts';

const LOSSES = 20;
const SLOW = { openai: { speed: 10 }, bedrock: { speed: 10 }, polly: { speed: 10 } };

describe.concurrent.each(['openai', 'nova', 'cascade'] as const)('a lost stream of %s', (provider) => {
  it('costs no frame of the caller and no answer in 20 losses, wherever they strike', async () => {
    const line = await lineOf(provider, SLOW);
    // As many in these seconds as would take minutes on a telephone.
    const call = await new ContinuousCall([line], { maxLosses: LOSSES + 1 }).begin();
    const { caller, log } = call;
    for (let loss = 0; loss < LOSSES; loss += 1) {
      const fault = line.faults[loss % line.faults.length] ?? 'connection lost';
      const lost = log.of('session.renewed').length;
      const heard = log.of('response.audio.delta').length;
      const saying = caller.says(20, 4);
      const moment = loss % 4;
      if (moment === 0) await delay(10 + 5 * (loss % 11));
      if (moment === 1) await eventually(() => log.of('response.audio.delta').length > heard);
      if (moment === 2) await saying;
      if (moment === 3) {
        await saying;
        await call.answered();
      }
      line.strike(fault);
      await saying;
      await call.renewed(lost + 1);
      await call.answered();
    }
    expect(accountFrames(caller.utterances, line.stamps())).toEqual({ lost: 0, doubled: 0, reordered: 0 });
    expect(call.transcripts).toHaveLength(LOSSES);
    expect(call.completed).toBe(LOSSES);
    expect(log.of('session.renewed').map(({ reason }) => reason)).toEqual(Array(LOSSES).fill('recovered'));
    expect(log.of('session.ended')).toEqual([]);
    await call.end();
  });
});
