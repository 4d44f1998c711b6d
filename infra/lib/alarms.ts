import { Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { AlarmRule, WatchedParts } from './alarm-rule.ts';
import { operatorRules, rollbackRules } from './alarm-rules.ts';
import type { Settings } from './settings.ts';

/** What an operator must act on: calls refused, callers who reach no person, conversations not stored. */
export class Alarms extends Construct {
  /** Alarms that roll a deployment back: its tasks answer Twilio with errors, or the provider refuses them. */
  readonly rollbackAlarmNames: string[];
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, props: WatchedParts) {
    super(scope, id);
    this.#topic = this.#makeTopic(props.settings);
    const rollback = Object.entries(rollbackRules(props)).map(([name, rule]) => this.#add(name, rule));
    this.rollbackAlarmNames = rollback.map(({ alarmName }) => alarmName);
    for (const [name, rule] of Object.entries(operatorRules(props))) this.#add(name, rule);
  }

  #add(name: string, { metric, threshold, falls, periods = 1, silenceIsBad, advice }: AlarmRule): Alarm {
    const alarm = new Alarm(this, name, {
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: falls
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: advice,
    });
    const action = new SnsAction(this.#topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    return alarm;
  }

  #makeTopic({ name, alarmEmail }: Settings): Topic {
    const topic = new Topic(this, 'Topic', { displayName: `${name} alarms`, enforceSSL: true });
    // This policy replaces the default one, which lets the account's alarms publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmEmail));
    return topic;
  }
}
