import type { EscalationMark } from '../../../src/console/views.ts';
import { plainText } from './formats.ts';

/** Why a person was needed, as `gateway_escalations_total` names it, after "because". */
export const REASON_WORDS: Readonly<Record<string, string>> = {
  explicit_request: 'the caller asked for a person',
  frustration: 'the caller is frustrated',
  repeated_failure: 'the assistant could not help several times',
  safety: 'somebody may be in danger',
  legal: 'the caller spoke of legal steps',
  cancel_threat: 'the caller wants to cancel',
  agent_offer_accepted: 'the caller accepted the offer of a person',
  dtmf: 'the caller pressed the key for a person',
  model_tool: 'the assistant decided so',
  provider_failure: 'the model failed',
  supervisor: 'a supervisor decided so',
};

export function reasonText(reason: string): string {
  return REASON_WORDS[reason] ?? plainText(reason);
}

const DECIDERS: Readonly<Record<EscalationMark['decider'], string>> = {
  rule: 'rule',
  classifier: 'classifier',
  judge: 'text model',
  model: 'voice model',
  key: 'key on the phone',
  supervisor: 'supervisor',
  gateway: 'gateway',
};

/** `Hand-off: the caller asked for a person. Decided by rule asks-for-transfer, score 0.93.` */
export function escalationText({ action, reason, rule, decider, score }: EscalationMark): string {
  const begin = action === 'transfer' ? 'Hand-off' : 'A person is offered';
  const who = DECIDERS[decider];
  const name = rule === decider || rule === reason || rule === '' ? '' : ` “${rule}”`;
  const sure = score === undefined ? '' : `, score ${score.toFixed(2)}`;
  return `${begin}: ${reasonText(reason)}. Decided by: ${who}${name}${sure}.`;
}
