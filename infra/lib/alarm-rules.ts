import { Duration, Stack } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { HttpCodeElb, HttpCodeTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { AlarmRule, WatchedParts } from './alarm-rule.ts';
import { type Measurements, NAMESPACE } from './measurements.ts';

const FIVE_MINUTES = Duration.minutes(5);

/** Alarms that roll a deployment back: its tasks answer Twilio with errors, or the provider refuses them. */
export function rollbackRules(parts: WatchedParts): Record<string, AlarmRule> {
  return { ...endpointErrorRules(parts), ...providerRules(parts) };
}

/** All other alarms. */
export function operatorRules(parts: WatchedParts): Record<string, AlarmRule> {
  return { ...endpointRules(parts), ...callRules(parts), ...tableRules(parts), ...lookupRules(parts) };
}

function endpointErrorRules({ endpoint }: WatchedParts): Record<string, AlarmRule> {
  const { balancer, targets } = endpoint;
  const everyFive = { period: FIVE_MINUTES, statistic: Stats.SUM };
  return {
    BalancerErrors: {
      metric: balancer.metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, everyFive),
      threshold: 5,
      advice: 'The load balancer could not reach a gateway. Callers whose webhook failed heard an error.',
    },
    GatewayErrors: {
      metric: targets.metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, everyFive),
      threshold: 5,
      advice: 'Gateways answer webhooks with errors. Look for "A request failed" in their log.',
    },
  };
}

function endpointRules({ endpoint: { targets } }: WatchedParts): Record<string, AlarmRule> {
  return {
    NoHealthyTask: {
      metric: targets.metrics.healthyHostCount({ period: Duration.minutes(1), statistic: Stats.MINIMUM }),
      threshold: 1,
      falls: true,
      periods: 2,
      silenceIsBad: true,
      advice: 'No gateway is ready: every task is starting, draining or down. Callers hear an error.',
    },
    UnreadyTask: {
      metric: targets.metrics.unhealthyHostCount({ period: FIVE_MINUTES, statistic: Stats.MINIMUM }),
      threshold: 1,
      periods: 3,
      advice:
        'A task has not been ready for 15 minutes. ECS replaces it; find out why the new ones fail too.',
    },
  };
}

function providerRules({ measurements }: WatchedParts): Record<string, AlarmRule> {
  const labels = { reason: 'call_provider_refused' };
  return {
    ProviderRefused: {
      metric: measurements.growth('gateway_requests_refused_total', { labels }),
      threshold: 1,
      advice:
        'The speech model refuses this account, so callers go to a person. The log names the code and what to do.',
    },
  };
}

function recordingRules({
  settings,
  measurements,
}: Pick<WatchedParts, 'settings' | 'measurements'>): Record<string, AlarmRule> {
  if (!settings.recording) return {};
  return {
    LostRecordings: {
      metric: measurements.growth('gateway_recordings_total', { labels: { result: 'dropped' } }),
      threshold: 1,
      advice:
        'Calls went on without their recording: the disk of a task is full or too slow. The log names the calls.',
    },
    WaitingRecordings: {
      metric: measurements.growth('gateway_recordings_total', { labels: { result: 'upload_failed' } }),
      threshold: 5,
      advice:
        'Recordings cannot be stored and wait on the disk of a task, which ends with the task. The log says what to do.',
    },
  };
}

function callRules({ settings, measurements }: WatchedParts): Record<string, AlarmRule> {
  const { maxCalls, targetCalls } = settings.tasks;
  return {
    EscalationsWithoutHandoff: {
      metric: escalationsWithoutHandoff(measurements),
      threshold: 3,
      advice:
        'Callers asked for a person and no hand-off was prepared. Check the Connect settings and the log.',
    },
    DegradedHandoffs: {
      metric: measurements.growth('gateway_handoff_preparations_total', { labels: { result: 'degraded' } }),
      threshold: 3,
      advice:
        'Callers reach a person without their conversation: the session table cannot be written. Check its permissions.',
    },
    FailedDials: {
      metric: measurements.growth('gateway_handoffs_total', { labels: { result: 'failed' } }),
      threshold: 3,
      advice:
        "The number of Amazon Connect cannot be dialled. Check CONNECT_PHONE_NUMBER and Twilio's debugger.",
    },
    RefusedDials: {
      metric: refusedDials(measurements),
      threshold: 3,
      advice:
        "Connect answers busy or turns callers away. Check its limit of concurrent calls, the flow's error branch and the queue.",
    },
    DailyBudget: {
      metric: measurements.growth('gateway_budgets_reached_total', { labels: { budget: 'day' } }),
      threshold: 1,
      advice: 'DAILY_BUDGET_USD is nearly or fully spent; once it is, new calls go straight to a person.',
    },
    ProviderFailures: {
      metric: measurements.growth('voice_provider_connection_failures_total'),
      threshold: 5,
      advice:
        'Streams to the speech model cannot be opened. The log line carries a code and says what to do.',
    },
    StoreFailures: {
      metric: measurements.growth('gateway_store_failures_total'),
      threshold: 10,
      advice:
        'Session writes fail. The gateway tries them again for an hour, and calls go on. Check DynamoDB.',
    },
    UndeliveredReports: {
      metric: measurements.growth('gateway_crm_deliveries_total', { labels: { result: 'dead' } }),
      threshold: 1,
      advice:
        'Reports of calls could not be delivered to the CRM and were given up. The log names them and says what to do.',
    },
    ...recordingRules({ settings, measurements }),
    NoneAccepts: {
      metric: measurements.mean('gateway_accepting_calls', { statistic: Stats.MAXIMUM }),
      threshold: 1,
      falls: true,
      periods: 2,
      advice: 'No gateway takes new calls: they go to a person. /accepting of a task gives the reason.',
    },
    TwilioRefused: {
      metric: measurements.mean('gateway_all_requests_refused', { statistic: Stats.MAXIMUM }),
      threshold: 1,
      advice:
        'Every request that Twilio signed was refused. Compare the auth token and publicHost with Twilio.',
    },
    NearlyFull: {
      metric: measurements.mean('gateway_active_sessions'),
      threshold: Math.ceil((maxCalls + targetCalls) / 2),
      periods: 5,
      advice: 'Scaling does not keep up, or has reached tasks.maximum. Further callers go to a person.',
    },
    EventLoopLag: {
      metric: measurements.mean('gateway_event_loop_lag_seconds'),
      threshold: 0.02,
      periods: 5,
      advice: 'Gateways are overloaded and audio is late. Lower tasks.targetCalls.',
    },
    NoMeasurements: {
      metric: measurements.mean('gateway_active_sessions', { statistic: Stats.SAMPLE_COUNT }),
      threshold: 1,
      falls: true,
      periods: 10,
      silenceIsBad: true,
      advice:
        'No metrics arrive from the collector, so the service does not scale. Look at the log of the collector.',
    },
  };
}

/** Dials that Connect did not accept. A queue that is closed or full has its own results and is no fault. */
function refusedDials(measurements: Measurements): IMetric {
  const ended = (result: string) => measurements.growth('gateway_handoffs_total', { labels: { result } });
  return new MathExpression({
    expression: 'FILL(busy, 0) + FILL(away, 0)',
    period: Duration.minutes(15),
    label: 'Dials that Connect refused',
    usingMetrics: { busy: ended('busy'), away: ended('not_connected') },
  });
}

/**
 * A caller who was told that nobody is there, chose a call-back or hung up needs no hand-off. One who lost their
 * stream asks again on the next one, which counts as a second escalation.
 */
function escalationsWithoutHandoff(measurements: Measurements): IMetric {
  const ended = (result: string) => measurements.growth('gateway_handoffs_total', { labels: { result } });
  return new MathExpression({
    expression:
      'FILL(escalations, 0) - FILL(prepared, 0) - FILL(told, 0) - FILL(chosen, 0) - FILL(left, 0) - FILL(lost, 0)',
    period: Duration.minutes(15),
    label: 'Escalations without a hand-off',
    usingMetrics: {
      escalations: measurements.growth('gateway_escalations_total'),
      prepared: measurements.growth('gateway_handoff_preparations_total'),
      told: ended('not_available'),
      chosen: ended('not_awaited'),
      left: ended('abandoned'),
      lost: ended('interrupted'),
    },
  });
}

function tableRules({ sessions }: WatchedParts): Record<string, AlarmRule> {
  const everyFive = { period: FIVE_MINUTES, statistic: Stats.SUM };
  const throttles = new MathExpression({
    expression: 'FILL(reads, 0) + FILL(writes, 0)',
    period: FIVE_MINUTES,
    label: 'Throttled requests',
    usingMetrics: {
      reads: sessions.table.metric('ReadThrottleEvents', everyFive),
      writes: sessions.table.metric('WriteThrottleEvents', everyFive),
    },
  });
  const advice = 'DynamoDB throttles. Check the account limits of the region and warm throughput.';
  return { TableThrottles: { metric: throttles, threshold: 5, advice } };
}

function lookupRules({ lookup }: WatchedParts): Record<string, AlarmRule> {
  if (!lookup) return {};
  const everyFive = { period: FIVE_MINUTES };
  return {
    LookupErrors: {
      metric: lookup.metricErrors(everyFive),
      threshold: 1,
      advice: 'The look-up function fails. Callers reach the queue, but agents see no conversation.',
    },
    LookupThrottles: {
      metric: lookup.metricThrottles(everyFive),
      threshold: 1,
      advice: "The look-up function is throttled: raise the account's limit of concurrent Lambda runs.",
    },
    LookupSlow: {
      metric: lookup.metricDuration({ ...everyFive, statistic: 'p99' }),
      threshold: 1500,
      periods: 3,
      advice: 'Callers hear silence while the flow waits for the look-up function (in milliseconds).',
    },
    LookupLocked: {
      metric: timesLocked(lookup),
      threshold: 1,
      advice: 'Somebody may be guessing hand-off tokens. For a while, digits alone open no conversation.',
    },
  };
}

/** The look-up function publishes no metric for this; it writes a log line when it locks. */
function timesLocked(lookup: LambdaFunction) {
  const filter = lookup.logGroup.addMetricFilter('Locked', {
    filterPattern: FilterPattern.booleanValue('$.lookupsLocked', true),
    metricNamespace: `${NAMESPACE}/${Stack.of(lookup).stackName}`,
    metricName: 'lookups_locked',
  });
  return filter.metric({ period: FIVE_MINUTES, statistic: Stats.SUM });
}
