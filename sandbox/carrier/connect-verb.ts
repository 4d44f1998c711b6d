import { CarrierFault, FAULTS } from './fault.ts';
import { newSid } from './identifiers.ts';
import { MediaLeg, type StreamEnd } from './media-leg.ts';
import type { ConnectVerb } from './twiml.ts';
import { type Next, nextByAction, onInterruption, pause, resolveLink, type VerbScope } from './verb-scope.ts';

type StreamEvent = 'stream-started' | 'stream-stopped' | 'stream-error';
type Report = (event: StreamEvent, fault?: CarrierFault) => void;

/** How long a caller hears nothing after a lost stream when Twilio does not ask, unless the call is updated. */
const FORGOTTEN_MS = 30_000;

/** Runs `<Connect><Stream>` to its end. */
export async function connectStream(verb: ConnectVerb, scope: VerbScope): Promise<Next> {
  const streamSid = newSid('MZ');
  const report = reporter(verb, streamSid, scope);
  const end = await runStream({ verb, streamSid, report }, scope);
  const fault = end instanceof CarrierFault ? end : undefined;
  if (fault) scope.call.timeline.error(fault);
  report(fault ? 'stream-error' : 'stream-stopped', fault);
  if (fault === undefined || scope.call.network.asksActionAfterLoss)
    return nextByAction(verb.action, {}, scope);
  await pause(FORGOTTEN_MS, scope.signal);
  return scope.signal.aborted ? 'continue' : { kind: 'end', status: 'completed' };
}

interface Run {
  readonly verb: ConnectVerb;
  readonly streamSid: string;
  readonly report: Report;
}

async function runStream({ verb, streamSid, report }: Run, scope: VerbScope): Promise<StreamEnd> {
  const { call } = scope;
  const url = streamUrl(verb.stream.url, scope);
  if (url instanceof CarrierFault) return url;
  const leg = new MediaLeg({
    identity: { accountSid: call.network.accountSid, callSid: call.sid, streamSid },
    parameters: verb.stream.parameters,
    openSocket: () => call.network.openSocket(url),
    line: call.line,
    timeline: call.timeline,
    observer: call.network.observer,
  });
  call.addStream(leg);
  leg.open(() => report('stream-started'));
  onInterruption(scope.signal, () => leg.stop());
  return leg.ended;
}

/** The exact text of an absolute URL is kept, because the signature covers it. */
function streamUrl(text: string, { call, baseUrl }: VerbScope): string | CarrierFault {
  const isAbsolute = URL.canParse(text);
  if (!isAbsolute && !URL.canParse(text, baseUrl)) {
    return new CarrierFault(FAULTS.invalidUrl, `${text} is not a URL`);
  }
  const url = isAbsolute ? text : new URL(text, baseUrl).href.replace(/^https:/, 'wss:');
  const { protocol, host, search } = new URL(url);
  if (protocol !== 'wss:') return new CarrierFault(FAULTS.streamScheme, `${protocol} is not wss:`);
  if (search) return new CarrierFault(FAULTS.streamHandshake, 'a stream url has no query string');
  if (host === new URL(call.network.publicUrl).host) return url;
  return new CarrierFault(FAULTS.streamConnect, `no such host: ${host}`);
}

/** Tells the stream's status callback. A faulty URL shows before the stream is opened. */
function reporter(verb: ConnectVerb, streamSid: string, { call, baseUrl }: VerbScope): Report {
  const { statusCallback, name = streamSid } = verb.stream;
  if (!statusCallback) return () => undefined;
  const link = resolveLink(statusCallback, baseUrl);
  return (event, fault) =>
    call.webhooks.tell(link, {
      AccountSid: call.network.accountSid,
      CallSid: call.sid,
      StreamSid: streamSid,
      StreamName: name,
      StreamEvent: event,
      Timestamp: new Date().toISOString(),
      ...(fault ? { StreamError: `${fault.code}: ${fault.message}` } : {}),
    });
}
