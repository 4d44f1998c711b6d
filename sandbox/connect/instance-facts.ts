import { invalidParameter, notFound } from './api-refusal.ts';
import { type Fields, optionalText, requiredText } from './request-fields.ts';

/** How the instance is set up, apart from its queue. */
export interface InstanceFacts {
  readonly status: 'ACTIVE' | 'CREATION_IN_PROGRESS' | 'CREATION_FAILED';
  readonly inboundCalls: boolean;
  readonly queueStatus: 'ENABLED' | 'DISABLED';
  /** Claimed numbers, E.164. */
  readonly phoneNumbers: readonly string[];
  /** ARNs of the Lambda functions that flows may invoke. */
  readonly lambdaFunctions: readonly string[];
}

const ACCOUNT_ARN = 'arn:aws:connect:us-east-1:123456789012';

export const USUAL_FACTS: InstanceFacts = {
  status: 'ACTIVE',
  inboundCalls: true,
  queueStatus: 'ENABLED',
  phoneNumbers: ['+14155550111'],
  lambdaFunctions: ['arn:aws:lambda:us-east-1:123456789012:function:voice-gateway-lookup'],
};

export function describeInstance(instanceId: string, facts: InstanceFacts): Fields {
  return {
    Instance: {
      Id: instanceId,
      Arn: `${ACCOUNT_ARN}:instance/${instanceId}`,
      IdentityManagementType: 'CONNECT_MANAGED',
      InstanceStatus: facts.status,
      InboundCallsEnabled: facts.inboundCalls,
      OutboundCallsEnabled: true,
    },
  };
}

/** The body may name the instance or its ARN, and not both. */
export function listPhoneNumbers(instanceId: string, body: Fields, facts: InstanceFacts): Fields {
  if (optionalText(body, 'TargetArn', 512) !== undefined) {
    throw invalidParameter('The sandbox knows instances by InstanceId only');
  }
  if (requiredText(body, 'InstanceId', 100) !== instanceId) throw notFound('Instance');
  return {
    ListPhoneNumbersSummaryList: facts.phoneNumbers.map((number, index) => ({
      PhoneNumberId: `number-${index}`,
      PhoneNumberArn: `${ACCOUNT_ARN}:phone-number/number-${index}`,
      PhoneNumber: number,
      PhoneNumberCountryCode: 'US',
      PhoneNumberType: 'DID',
      InstanceId: instanceId,
    })),
  };
}

export function listLambdaFunctions(facts: InstanceFacts): Fields {
  return { LambdaFunctions: facts.lambdaFunctions };
}

export function describeFlow(flowId: string, askedId: string): Fields {
  if (askedId !== flowId) throw notFound('Contact flow');
  const flow = { Id: flowId, Name: 'Call-back', Type: 'CONTACT_FLOW', State: 'ACTIVE', Status: 'PUBLISHED' };
  return { ContactFlow: flow };
}
