import {
  ConnectClient,
  DescribeContactFlowCommand,
  DescribeInstanceCommand,
  DescribeQueueCommand,
  paginateListLambdaFunctions,
  paginateListPhoneNumbersV2,
} from '@aws-sdk/client-connect';
import type { Config } from '../../config/config.ts';
import { ConnectApi } from '../../handoff/connect/connect-api.ts';
import { openingAt } from '../../handoff/connect/opening-hours.ts';
import { READING_ACTIONS } from './actions.ts';
import { awsFault } from './aws-failure.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';

const MAX_ATTEMPTS = 2;

interface Instance {
  readonly client: ConnectClient;
  readonly id: string;
  readonly region: string;
  readonly signal: AbortSignal;
  readonly settings: Config['connect'];
}

/** Checks everything that a hand-off needs from Amazon Connect. One fault does not stop the other checks. */
export function connectCheck({ connect, awsRegion }: Config): Check {
  return {
    name: 'Amazon Connect',
    onTimeout: `Check the network path to Amazon Connect in AWS_REGION (${awsRegion}).`,
    run: async (signal) => {
      const { instanceId: id } = connect;
      if (id === undefined) return [note('not checked', 'Set CONNECT_INSTANCE_ID to include this check.')];
      const client = new ConnectClient({ region: awsRegion, maxAttempts: MAX_ATTEMPTS });
      try {
        return await checkInstance({ client, id, region: awsRegion, signal, settings: connect });
      } finally {
        client.destroy();
      }
    },
  };
}

async function checkInstance(instance: Instance): Promise<readonly Finding[]> {
  const first = await looking(instance, INSTANCE, checkStatus);
  // Without the instance every other check would fail in the same way.
  if (first.status === 'fault') return [first];
  return Promise.all([
    first,
    looking(instance, QUEUE, checkQueue),
    looking(instance, HOURS, checkHours),
    looking(instance, NUMBER, checkNumber),
    looking(instance, LAMBDA, checkLambda),
    looking(instance, FLOW, checkCallbackFlow),
  ]);
}

interface Subject {
  readonly what: string;
  readonly action: string;
  readonly onMissing: string;
  /** The gateway itself does not use this action. */
  readonly doctorOnly?: boolean;
}

const INSTANCE: Subject = {
  what: 'instance',
  action: READING_ACTIONS.instance,
  doctorOnly: true,
  onMissing: 'Correct CONNECT_INSTANCE_ID, or AWS_REGION if the instance is in another region.',
};
const QUEUE: Subject = {
  what: 'queue',
  action: READING_ACTIONS.queue,
  onMissing: 'Correct CONNECT_QUEUE_ID. It is the last part of the ARN of a queue in this instance.',
};
const HOURS: Subject = {
  what: 'hours of operation',
  action: 'connect:GetEffectiveHoursOfOperations',
  onMissing: 'Give the queue hours of operation.',
};
const NUMBER: Subject = {
  what: 'number',
  action: READING_ACTIONS.numbers,
  doctorOnly: true,
  onMissing: 'Claim a number for the instance and set CONNECT_PHONE_NUMBER to it.',
};
const LAMBDA: Subject = {
  what: 'look-up function',
  action: READING_ACTIONS.functions,
  doctorOnly: true,
  onMissing: 'Deploy the look-up function.',
};
const FLOW: Subject = {
  what: 'call-back flow',
  action: READING_ACTIONS.callbackFlow,
  doctorOnly: true,
  onMissing: 'Import infra/connect/callback.flow.json and set CONNECT_CALLBACK_FLOW_ID to its id.',
};

async function looking(
  instance: Instance,
  subject: Subject,
  look: (instance: Instance) => Promise<Finding>,
): Promise<Finding> {
  try {
    return await look(instance);
  } catch (error) {
    return awsFault(error, { ...subject, region: `in AWS_REGION (${instance.region})` });
  }
}

async function checkStatus({ client, id, signal: abortSignal }: Instance): Promise<Finding> {
  const { Instance: found } = await client.send(new DescribeInstanceCommand({ InstanceId: id }), {
    abortSignal,
  });
  const { InstanceStatus: status = 'in no known state', InboundCallsEnabled: inbound } = found ?? {};
  if (status !== 'ACTIVE') return fault(`instance is ${status}`, 'Wait, or look at the Connect console.');
  if (inbound === false)
    return fault(
      'instance takes no calls',
      'Enable inbound calls in the telephony settings of the instance.',
    );
  return ok('instance is active');
}

async function checkQueue({ client, id, settings, signal: abortSignal }: Instance): Promise<Finding> {
  const { queueId } = settings;
  if (queueId === undefined)
    return note('no CONNECT_QUEUE_ID: callers do not hear waiting times and opening hours');
  const command = new DescribeQueueCommand({ InstanceId: id, QueueId: queueId });
  const { Queue } = await client.send(command, { abortSignal });
  if (Queue?.Status === 'DISABLED') return fault('queue is disabled', 'Enable it in the Connect console.');
  return ok(`queue ${Queue?.Name ?? queueId} is enabled`);
}

async function checkHours({ client, id, settings, signal }: Instance): Promise<Finding> {
  const { queueId } = settings;
  if (queueId === undefined) return note('hours of operation: not checked without a queue');
  const api = new ConnectApi(client, id);
  const hours = await api.openingHours(await api.hoursOfOperationId(queueId, signal), signal);
  const opening = openingAt(hours, Date.now());
  if (opening.open) return ok(`open now (${hours.timeZone})`);
  if (opening.opensAt) return ok(`closed now, opens ${opening.opensAt.toISOString()} (${hours.timeZone})`);
  return fault('closed for the next seven days', "Correct the queue's hours of operation.");
}

async function checkNumber({ client, id, settings, signal: abortSignal }: Instance): Promise<Finding> {
  const { phoneNumber } = settings;
  if (phoneNumber === undefined) return fault('no number to dial', 'Set CONNECT_PHONE_NUMBER.');
  const pages = paginateListPhoneNumbersV2({ client }, { InstanceId: id }, { abortSignal });
  for await (const { ListPhoneNumbersSummaryList: numbers = [] } of pages) {
    if (numbers.some(({ PhoneNumber }) => PhoneNumber === phoneNumber)) {
      return ok(`${phoneNumber} belongs to the instance`);
    }
  }
  return fault(`${phoneNumber} does not belong to the instance`, NUMBER.onMissing);
}

/** Connect lists the functions that were added to the instance. */
async function checkLambda({ client, id, signal: abortSignal }: Instance): Promise<Finding> {
  const names: string[] = [];
  for await (const { LambdaFunctions = [] } of paginateListLambdaFunctions(
    { client },
    { InstanceId: id },
    { abortSignal },
  )) {
    names.push(...LambdaFunctions.map((arn) => arn.split(':function:')[1] ?? arn));
  }
  if (names.length > 0) return ok(`may invoke ${names.join(', ')}`);
  return fault(
    'the instance may not invoke any Lambda function',
    'Deploy the stack in infra/, or add the look-up function under Flows, AWS Lambda in the Connect console.',
  );
}

async function checkCallbackFlow({ client, id, settings, signal: abortSignal }: Instance): Promise<Finding> {
  const { callbackFlowId } = settings;
  if (callbackFlowId === undefined)
    return note('no CONNECT_CALLBACK_FLOW_ID: call-back requests are only stored in the session table');
  const command = new DescribeContactFlowCommand({ InstanceId: id, ContactFlowId: callbackFlowId });
  const { ContactFlow } = await client.send(command, { abortSignal });
  if (ContactFlow?.State === 'ARCHIVED') return fault('call-back flow is archived', FLOW.onMissing);
  return ok('call-back flow exists');
}
