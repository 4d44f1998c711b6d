import { byCondition, comparisonHolds, type FlowStep, failed, onward } from './flow-branches.ts';
import { getInput } from './flow-input.ts';
import { buildLambdaEvent, invokeLambda } from './flow-lambda.ts';
import type { FlowRun } from './flow-run.ts';
import type { FlowAction } from './flow-schema.ts';

type ActionOf<T extends FlowAction['Type']> = Extract<FlowAction, { Type: T }>;

/** Performs one action of a flow for one contact. */
export async function perform(action: FlowAction, run: FlowRun): Promise<FlowStep> {
  switch (action.Type) {
    case 'UpdateFlowLoggingBehavior':
      run.logging = action.Parameters.FlowLoggingBehavior === 'Enabled';
      return { to: action.Transitions.NextAction };
    case 'UpdateContactRecordingBehavior':
      run.recorded = action.Parameters.RecordingBehavior.RecordedParticipants;
      return { to: action.Transitions.NextAction };
    case 'GetParticipantInput':
      return getInput(action, run);
    case 'InvokeLambdaFunction':
      return onward(action, await invoke(action, run));
    case 'UpdateContactAttributes':
      return onward(action, run.attributes.update(resolveAll(action.Parameters.Attributes, run)));
    case 'Compare':
      return compare(action, run);
    case 'CheckHoursOfOperation':
      return checkHours(action, run);
    case 'UpdateContactTargetQueue':
      return onward(action, setQueue(action, run));
    case 'UpdateContactEventHooks':
      return onward(action, setWaitingFlow(action, run));
    case 'MessageParticipant':
      return onward(action, await say(action, run));
    case 'TransferContactToQueue':
      return transfer(action, run);
    case 'DisconnectParticipant':
      return { end: 'disconnected' };
    default:
      return action satisfies never;
  }
}

async function invoke({ Parameters }: ActionOf<'InvokeLambdaFunction'>, run: FlowRun): Promise<boolean> {
  const { instance, timeScale, contactId, from, to } = run.scene;
  const lambda = instance.lambda(Parameters.LambdaFunctionARN);
  if (!lambda) return false;
  const caller = { contactId, from, to, instanceArn: instance.arn, queueArn: run.queueArn };
  const parameters = resolveAll(Parameters.LambdaInvocationAttributes ?? {}, run);
  const event = buildLambdaEvent(
    { ...caller, attributes: run.attributes.values },
    Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, value ?? ''])),
  );
  const limitMs = Number(Parameters.InvocationTimeLimitSeconds) * 1000 * timeScale;
  const answer = await invokeLambda(lambda, event, limitMs);
  if (answer !== undefined) run.external = answer;
  return answer !== undefined;
}

function compare({ Parameters, Transitions }: ActionOf<'Compare'>, run: FlowRun): FlowStep {
  const value = run.resolve(Parameters.ComparisonValue) ?? '';
  return byCondition(Transitions, ([operand], operator) => comparisonHolds(operator, value, operand));
}

function checkHours({ Parameters, Transitions }: ActionOf<'CheckHoursOfOperation'>, run: FlowRun): FlowStep {
  const { instance } = run.scene;
  if (!instance.hasHours(Parameters.HoursOfOperationId)) return failed(Transitions.Errors, 'NoMatchingError');
  const open = instance.state.hours === 'open' ? 'True' : 'False';
  return byCondition(Transitions, ([operand]) => operand === open);
}

function setQueue({ Parameters }: ActionOf<'UpdateContactTargetQueue'>, run: FlowRun): boolean {
  const queue = run.resolve(Parameters.QueueId);
  if (queue === undefined || !run.scene.instance.hasQueue(queue)) return false;
  run.queueArn = queue;
  return true;
}

function setWaitingFlow({ Parameters }: ActionOf<'UpdateContactEventHooks'>, run: FlowRun): boolean {
  const flow = run.resolve(Parameters.EventHooks.CustomerQueue);
  if (flow === undefined || !run.scene.instance.hasWaitingFlow(flow)) return false;
  run.waitingFlowArn = flow;
  return true;
}

async function say({ Parameters }: ActionOf<'MessageParticipant'>, run: FlowRun): Promise<boolean> {
  const lengthMs = run.speak(Parameters.Text ?? Parameters.SSML ?? Parameters.PromptId);
  if (lengthMs === undefined) return false;
  await run.pause(lengthMs);
  return true;
}

function transfer({ Transitions }: ActionOf<'TransferContactToQueue'>, run: FlowRun): FlowStep {
  const { queue } = run.scene.instance.state;
  if (queue === 'full') return failed(Transitions.Errors, 'QueueAtCapacity');
  if (queue !== 'free' || run.queueArn === undefined) return failed(Transitions.Errors, 'NoMatchingError');
  return { end: 'queued' };
}

function resolveAll(texts: Readonly<Record<string, string>>, run: FlowRun) {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, run.resolve(text)]));
}
