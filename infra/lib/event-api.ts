import { AppSyncAuthorizationType, EventApi } from 'aws-cdk-lib/aws-appsync';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acceptWildcards } from './accepted-findings.ts';

/** `APPSYNC_EVENTS_NAMESPACE`: first part of each channel. */
const NAMESPACE = 'voice';

/** The Event API that what happens in calls is published to. Who publishes and subscribes signs with IAM. */
export class SessionEventApi extends Construct {
  readonly namespace = NAMESPACE;
  readonly #api: EventApi;

  constructor(scope: Construct, id: string, name: string) {
    super(scope, id);
    this.#api = new EventApi(this, 'Api', {
      apiName: name,
      authorizationConfig: { authProviders: [{ authorizationType: AppSyncAuthorizationType.IAM }] },
    });
    this.#api.addChannelNamespace(NAMESPACE);
  }

  get url(): string {
    return `https://${this.#api.httpDns}/event`;
  }

  grantPublish(role: IRole): void {
    const publish = new PolicyStatement({
      actions: ['appsync:EventPublish'],
      resources: [`${this.#api.apiArn}/channelNamespace/${NAMESPACE}`],
    });
    role.addToPrincipalPolicy(publish);
    acceptWildcards(role, [publish], 'The channels of a namespace are new with each session.');
  }
}
