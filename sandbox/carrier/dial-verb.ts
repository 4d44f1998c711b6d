import { DialLeg, type DialResult } from './dial-leg.ts';
import { CarrierFault, FAULTS } from './fault.ts';
import { newSid } from './identifiers.ts';
import type { DialVerb } from './twiml.ts';
import { type Next, nextByAction, onInterruption, resolveLink, type VerbScope } from './verb-scope.ts';

type LegEvent = 'initiated' | 'ringing' | 'answered' | 'completed';
type Report = (leg: DialLeg, event: LegEvent, callStatus: string) => void;

const TELEPHONE_NUMBER = /^\+[1-9]\d{6,14}$/;
const WITHHELD = new Set(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253']);

const FAILED: DialResult = { status: 'failed', durationMs: 0, answered: false, bridged: false };

/** Runs `<Dial>` to its end. */
export async function dialNumber(verb: DialVerb, scope: VerbScope): Promise<Next> {
  const { sid, result } = await dial(verb, scope);
  const { status, answered, bridged, durationMs } = result;
  scope.call.timeline.add('dial-ended', { number: verb.number, status, bridged, durationMs });
  const params = {
    DialCallStatus: status,
    DialCallSid: sid,
    DialBridged: String(bridged),
    ...(answered ? { DialCallDuration: String(Math.round(durationMs / 1000)) } : {}),
  };
  return nextByAction(verb.action, params, scope);
}

async function dial(verb: DialVerb, scope: VerbScope): Promise<{ sid: string; result: DialResult }> {
  const { call } = scope;
  const target = call.network.target(verb.number);
  const from = verb.callerId ?? call.from;
  if (!mayShow(from, scope)) {
    call.timeline.error(new CarrierFault(FAULTS.invalidCallerId, 'callerId is not the caller, nor verified'));
    return { sid: newSid('CA'), result: FAILED };
  }
  if (!target) return { sid: newSid('CA'), result: FAILED };
  const report = reporter(verb, scope);
  const leg = openLeg({ verb, from, report }, scope);
  onInterruption(scope.signal, () => leg.cancel());
  report(leg, 'initiated', 'initiated');
  call.timeline.add('dial-ringing', { number: verb.number, callSid: leg.callSid });
  report(leg, 'ringing', 'ringing');
  leg.ring();
  target.incoming(leg);
  const result = await leg.ended;
  call.line.clear();
  report(leg, 'completed', result.status);
  return { sid: leg.callSid, result };
}

interface Opening {
  readonly verb: DialVerb;
  readonly from: string;
  readonly report: Report;
}

function openLeg({ verb, from, report }: Opening, { call }: VerbScope): DialLeg {
  const { line, timeline, network } = call;
  const { number, sendDigits, timeLimitMs } = verb;
  const leg: DialLeg = new DialLeg({
    ...{ from, to: number, sendDigits, timeLimitMs },
    ringTimeoutMs: verb.timeoutMs * network.ringScale,
    digitScale: network.digitScale,
    clock: network.clock,
    play: (mulaw) => line.play(mulaw),
    onAnswered: () => {
      timeline.add('dial-answered', { number });
      report(leg, 'answered', 'in-progress');
    },
    onBridged: () => {
      call.answer();
      timeline.add('dial-bridged', { number });
    },
  });
  return leg;
}

/**
 * Twilio shows the caller's own number, a number of the account, or a verified one. A client, a SIP address, a short
 * code and the digits of a withheld number are none: https://www.twilio.com/docs/api/errors/13214
 */
function mayShow(number: string, { call }: VerbScope): boolean {
  const owned = [call.from, call.to, ...call.network.verifiedNumbers];
  return owned.includes(number) && TELEPHONE_NUMBER.test(number) && !WITHHELD.has(number);
}

/** Tells the leg's status callback the events it asked for. A faulty URL shows before anything rings. */
function reporter(verb: DialVerb, { call, baseUrl }: VerbScope): Report {
  if (!verb.statusCallback) return () => undefined;
  const link = resolveLink(verb.statusCallback, baseUrl);
  return (leg, event, callStatus) => {
    if (!verb.statusCallbackEvents.includes(event)) return;
    call.webhooks.tell(link, {
      AccountSid: call.network.accountSid,
      ApiVersion: '2010-04-01',
      CallSid: leg.callSid,
      ParentCallSid: call.sid,
      CallStatus: callStatus,
      Direction: 'outbound-dial',
      From: leg.from,
      To: leg.to,
      CallbackSource: 'call-progress-events',
      Timestamp: new Date().toUTCString(),
    });
  };
}
