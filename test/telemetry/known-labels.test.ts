import { describe, expect, expectTypeOf, it } from 'vitest';
import type { HubSpot } from '../../src/crm/hubspot/hubspot.ts';
import type { CrmWebhook } from '../../src/crm/webhook/webhook.ts';
import type { Entrance } from '../../src/guard.ts';
import type { CallbackOutcome } from '../../src/handoff/callback.ts';
import type { HandoffResult } from '../../src/handoff/result.ts';
import type { HandoffReason } from '../../src/store/session-store.ts';
import type * as known from '../../src/telemetry/known-labels.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import type { AnswerEnd } from '../../src/voice/continuity/answers/answer-end.ts';
import type { RenewalReason } from '../../src/voice/continuity/streams/open-streams.ts';

/** Everything a list names. */
type Named<List extends keyof typeof known> = (typeof known)[List][number];

describe('a counter whose label values are known', () => {
  it('starts at 0 for each of them, so that an alert sees the first event', async () => {
    const metrics = new Metrics();
    expect((await metrics.handoffPreparations.get()).values).toEqual([
      { labels: { result: 'prepared' }, value: 0 },
      { labels: { result: 'degraded' }, value: 0 },
    ]);
    const renewals = await metrics.registry.getSingleMetricAsString('voice_provider_renewals_total');
    expect(renewals).toContain('voice_provider_renewals_total{provider="openai",result="planned"} 0');
    expect(renewals).toContain('voice_provider_renewals_total{provider="nova",result="lost"} 0');
    metrics.renewals.inc({ provider: 'nova', result: 'lost' });
    const { values } = await metrics.renewals.get();
    expect(values).toHaveLength(24);
    expect(values.reduce((sum, { value }) => sum + value, 0)).toBe(1);
  });

  it('names exactly the values that the gateway counts', () => {
    expectTypeOf<Named<'HANDOFF_RESULTS'>>().toEqualTypeOf<HandoffResult>();
    expectTypeOf<Named<'ESCALATION_REASONS'>>().toEqualTypeOf<HandoffReason>();
    expectTypeOf<Named<'FAULT_ENTRANCES'>>().toEqualTypeOf<Entrance>();
    expectTypeOf<Named<'CALLBACK_RESULTS'>>().toEqualTypeOf<CallbackOutcome['outcome']>();
    expectTypeOf<Named<'CRM_TARGETS'>>().toEqualTypeOf<HubSpot['target'] | CrmWebhook['target']>();
    expectTypeOf<Named<'ANSWER_ENDS'>>().toEqualTypeOf<Exclude<AnswerEnd, 'spoken'>>();
    expectTypeOf<Named<'RENEWAL_RESULTS'>>().toEqualTypeOf<
      Exclude<RenewalReason, 'start'> | 'lost' | 'refused'
    >();
  });
});
