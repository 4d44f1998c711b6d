import { describe, type FlowAction, flowDocument, readAction } from './flow-schema.ts';

/** A flow that Amazon Connect would accept, and in which no caller gets lost. */
export interface Flow {
  readonly start: string;
  readonly actions: ReadonlyMap<string, FlowAction>;
}

/** The errors with which the service refuses to import a flow. */
export class InvalidContactFlowError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`InvalidContactFlowException: ${problems.join('; ')}`);
    this.name = 'InvalidContactFlowException';
    this.problems = problems;
  }
}

/** Characters that `Content` of CreateContactFlow may have. */
const LONGEST_CONTENT = 256_000;

/**
 * Checks a flow as an import does, and more: every action can be reached, every branch is there, every path
 * ends on purpose, the queue is set before it is needed, and nothing is played just before keys are awaited.
 * @param content the JSON text of the flow
 * @throws InvalidContactFlowError with every problem found
 */
export function readFlow(content: string): Flow {
  if (content.length > LONGEST_CONTENT) throw new InvalidContactFlowError(['Content: too long']);
  const document = flowDocument.safeParse(parseJson(content));
  if (!document.success) throw new InvalidContactFlowError(describe(document.error));
  const { StartAction: start, Actions, Metadata } = document.data;
  const problems: string[] = [];
  const actions = new Map<string, FlowAction>();
  Actions.forEach((raw, index) => {
    const read = readAction(raw);
    if ('problems' in read) problems.push(...read.problems.map((problem) => `Actions[${index}].${problem}`));
    else if (actions.has(read.action.Identifier)) problems.push(`${read.action.Identifier}: is there twice`);
    else actions.set(read.action.Identifier, read.action);
  });
  if (problems.length === 0) {
    const unplaced = [...actions.keys()].filter((id) => !(id in Metadata.ActionMetadata));
    problems.push(...unplaced.map((id) => `${id}: has no position`), ...pathProblems({ start, actions }));
  }
  if (problems.length > 0) throw new InvalidContactFlowError(problems);
  return { start, actions };
}

/** Every branch a contact may take out of an action: never `NextAction` where only conditions decide. */
export function branchesOf(action: FlowAction): string[] {
  switch (action.Type) {
    case 'DisconnectParticipant':
      return [];
    case 'TransferContactToQueue':
    case 'Compare':
    case 'CheckHoursOfOperation':
      return [...targets(action.Transitions.Conditions), ...targets(action.Transitions.Errors)];
    case 'GetParticipantInput':
      if (action.Parameters.StoreInput === 'False') {
        return [...targets(action.Transitions.Conditions), ...targets(action.Transitions.Errors)];
      }
      return onwardTargets(action.Transitions);
    default:
      return onwardTargets(action.Transitions);
  }
}

function onwardTargets(transitions: Exclude<FlowAction, { Type: 'DisconnectParticipant' }>['Transitions']) {
  const { NextAction } = transitions;
  return [...(NextAction === undefined ? [] : [NextAction]), ...targets(transitions.Errors)];
}

function targets(branches: readonly { readonly NextAction: string }[]): string[] {
  return branches.map(({ NextAction }) => NextAction);
}

function pathProblems(flow: Flow): string[] {
  const missing = missingTargets(flow);
  if (missing.length > 0) return missing;
  return [...unreachable(flow), ...endless(flow), ...queueless(flow), ...deafened(flow), ...strayNexts(flow)];
}

function missingTargets({ start, actions }: Flow): string[] {
  const wanted = [...actions.values()].flatMap((action) => {
    const next = 'NextAction' in action.Transitions ? action.Transitions.NextAction : undefined;
    const all = [...branchesOf(action), ...(next === undefined ? [] : [next])];
    return all.map((target) => [action.Identifier, target] as const);
  });
  const absent = [['StartAction', start] as const, ...wanted].filter(([, target]) => !actions.has(target));
  return absent.map(([from, target]) => `${from}: leads to '${target}', which is not there`);
}

/** Exports repeat a branch as `NextAction` of an action that never takes it; other values mislead. */
function strayNexts({ actions }: Flow): string[] {
  const stray = [...actions.values()].filter((action) => {
    const next = 'NextAction' in action.Transitions ? action.Transitions.NextAction : undefined;
    return next !== undefined && !branchesOf(action).includes(next);
  });
  return stray.map(({ Identifier }) => `${Identifier}: NextAction is none of its branches`);
}

function unreachable({ start, actions }: Flow): string[] {
  const reached = spread([start], (id) => branchesOf(at(actions, id)));
  return [...actions.keys()].filter((id) => !reached.has(id)).map((id) => `${id}: cannot be reached`);
}

/** Actions from which no end can be reached: a contact would run in a circle. */
function endless({ actions }: Flow): string[] {
  const all = [...actions.values()];
  const ends = all.filter(
    ({ Type }) => Type === 'DisconnectParticipant' || Type === 'TransferContactToQueue',
  );
  const ending = spread(targetsOf(ends), (id) =>
    targetsOf(all.filter((action) => branchesOf(action).includes(id))),
  );
  return [...actions.keys()].filter((id) => !ending.has(id)).map((id) => `${id}: leads to no end`);
}

function targetsOf(actions: readonly FlowAction[]): string[] {
  return actions.map(({ Identifier }) => Identifier);
}

/** A transfer and the queue's hours need a queue; a queue that could not be set does not count. */
function queueless({ start, actions }: Flow): string[] {
  const without = spread([start], (id) => {
    const action = at(actions, id);
    return action.Type === 'UpdateContactTargetQueue'
      ? targets(action.Transitions.Errors)
      : branchesOf(action);
  });
  return [...without].filter((id) => needsQueue(at(actions, id))).map((id) => `${id}: comes without a queue`);
}

function needsQueue(action: FlowAction): boolean {
  if (action.Type === 'CheckHoursOfOperation') return action.Parameters.HoursOfOperationId === undefined;
  return action.Type === 'TransferContactToQueue';
}

/** Connect loses keys that come while a separate prompt block is played. */
function deafened({ actions }: Flow): string[] {
  const prompts = [...actions.values()].filter(({ Type }) => Type === 'MessageParticipant');
  return prompts.flatMap((message) =>
    branchesOf(message)
      .filter((id) => at(actions, id).Type === 'GetParticipantInput')
      .map((id) => `${message.Identifier}: keys for '${id}' would be lost while it plays`),
  );
}

function at(actions: Flow['actions'], id: string): FlowAction {
  const action = actions.get(id);
  if (!action) throw new InvalidContactFlowError([`'${id}' is not there`]);
  return action;
}

/** Everything that is reached from somewhere. */
function spread(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const reached = new Set(from);
  for (const id of reached) for (const target of next(id)) reached.add(target);
  return reached;
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new InvalidContactFlowError([`Content: is not JSON (${String(cause)})`]);
  }
}
