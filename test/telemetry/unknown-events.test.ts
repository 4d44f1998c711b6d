import { describe, expect, it } from 'vitest';
import { Metrics } from '../../src/telemetry/metrics.ts';

async function counts({ registry }: Metrics): Promise<Record<string, number>> {
  const metric = (await registry.getMetricsAsJSON()).find(
    ({ name }) => name === 'voice_provider_unknown_events_total',
  );
  const values = metric?.values ?? [];
  return Object.fromEntries(values.map(({ labels, value }) => [`${labels.provider} ${labels.event}`, value]));
}

describe('events that the gateway does not know', () => {
  it('are counted by name, and each name is logged once', async () => {
    const metrics = new Metrics();
    const { unknownEvents } = metrics;
    expect(unknownEvents.count('nova', 'userMoodChange')).toBe('userMoodChange');
    expect(unknownEvents.count('nova', 'userMoodChange')).toBeUndefined();
    expect(unknownEvents.count('openai', 'userMoodChange')).toBe('userMoodChange');
    expect(await counts(metrics)).toEqual({ 'nova userMoodChange': 2, 'openai userMoodChange': 1 });
  });

  it('fill neither the registry nor the log, and bring no words into either', async () => {
    const metrics = new Metrics();
    const { unknownEvents } = metrics;
    expect(unknownEvents.count('nova', 'my card is 4111 1111')).toBe('other');
    for (let number = 0; number < 50; number += 1) unknownEvents.count('nova', `event${number}`);
    expect(unknownEvents.count('nova', 'event49')).toBeUndefined();
    const counted = await counts(metrics);
    expect(Object.keys(counted).length).toBeLessThanOrEqual(21);
    expect(counted['nova other']).toBe(33);
    expect(JSON.stringify(counted)).not.toContain('4111');
  });
});
