import { Fn } from 'aws-cdk-lib';
import { CfnContactFlow } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { readContactFlow } from './contact-flow.ts';
import { LookupFunction, type LookupFunctionProps } from './lookup-function.ts';
import type { ConnectInstance } from './settings.ts';

export interface ConnectSideProps extends LookupFunctionProps {
  readonly instance: ConnectInstance;
  readonly flowsFolder: string;
  readonly name: string;
}

/** What Amazon Connect needs: the look-up function, the hand-off flow and the flow of call-back tasks. */
export class ConnectSide extends Construct {
  readonly lookup: LookupFunction;
  readonly handoffFlow: CfnContactFlow | undefined;
  readonly callbackFlow: CfnContactFlow | undefined;
  readonly #props: ConnectSideProps;

  constructor(scope: Construct, id: string, props: ConnectSideProps) {
    super(scope, id);
    this.#props = props;
    this.lookup = new LookupFunction(this, 'Lookup', props);
    this.handoffFlow = this.#flow('handoff', 'Takes calls that the assistant hands off');
    this.callbackFlow = this.#flow('callback', 'Brings call-back tasks to their queue');
    // Connect accepts a flow only if it may invoke the function.
    this.handoffFlow?.node.addDependency(this.lookup);
  }

  /** A contact flow's ARN ends in `instance/<id>/contact-flow/<id>`. */
  get callbackFlowId(): string | undefined {
    if (!this.callbackFlow) return undefined;
    return Fn.select(3, Fn.split('/', this.callbackFlow.attrContactFlowArn));
  }

  #flow(kind: 'handoff' | 'callback', description: string): CfnContactFlow | undefined {
    const { flowsFolder, instanceArn, name } = this.#props;
    const content = readContactFlow(flowsFolder, kind, this.#placeholders());
    if (content === undefined) return undefined;
    return new CfnContactFlow(this, kind === 'handoff' ? 'HandoffFlow' : 'CallbackFlow', {
      instanceArn,
      name: `${name} ${kind}`,
      type: 'CONTACT_FLOW',
      description,
      content,
    });
  }

  #placeholders(): Record<string, string> {
    const { instanceArn, instance } = this.#props;
    return {
      LOOKUP_LAMBDA_ARN: this.lookup.function.functionArn,
      QUEUE_ARN: `${instanceArn}/queue/${instance.queueId}`,
      CALLBACK_QUEUE_ARN: `${instanceArn}/queue/${instance.callbackQueueId}`,
      CUSTOMER_QUEUE_FLOW_ARN: `${instanceArn}/contact-flow/${instance.customerQueueFlowId}`,
      HOURS_ID: instance.hoursOfOperationId,
    };
  }
}
