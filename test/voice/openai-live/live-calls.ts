import { afterEach } from 'vitest';
import type { OpenAILiveClient } from '../../../src/voice/openai-live/client.ts';
import { EventLog } from '../event-log.ts';
import { LiveRig, type LiveRigOptions } from './live-rig.ts';

export const HOURS = 'We open at nine in the morning and close at six in the evening.';
export const SUNDAY = 'Yes, on Sundays we open at eleven and close at three.';
/** What the model says by itself while something is done for it. */
export const ACKNOWLEDGEMENT = 'One moment, please.';
export const TOOL = {
  name: 'opening_hours',
  description: 'Tells when the shop is open.',
  parameters: { type: 'object', properties: { day: { type: 'string' } }, required: ['day'] },
};
export const CALL = { name: 'opening_hours', arguments: { day: 'tomorrow' } };

export interface LiveCall {
  readonly rig: LiveRig;
  readonly client: OpenAILiveClient;
  readonly log: EventLog;
  /** Media that was not used for this reason. */
  dropped(reason: string): Promise<number>;
  /** Delegations with this result. */
  delegated(result: string): Promise<number>;
}

/** Opens clients for a test, and closes them after it. */
export function useLiveCalls(): { open(options?: LiveRigOptions): Promise<LiveCall> } {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  });
  return {
    async open(options = {}) {
      const rig = await new LiveRig(options).start();
      closers.push(() => rig.stop());
      rig.script.prepend({ when: /open tomorrow/, answer: { text: HOURS } });
      rig.script.prepend({ when: /sunday/, answer: { text: SUNDAY } });
      const client = rig.createClient({ tools: [TOOL] });
      closers.push(() => client.close());
      const log = new EventLog(client);
      await client.connect();
      const { framesDropped, delegations } = rig.metrics;
      return {
        ...{ rig, client, log },
        dropped: async (reason) =>
          (await framesDropped.get()).values.find(({ labels }) => labels.reason === reason)?.value ?? 0,
        delegated: async (result) =>
          (await delegations.get()).values.find(({ labels }) => labels.result === result)?.value ?? 0,
      };
    },
  };
}
