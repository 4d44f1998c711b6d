import type { Refusal } from '../bedrock/refusal.ts';
import { liveError } from '../openai-live/live-faults.ts';
import { type Fault, ProviderFaults, SLOW_ANSWER_MS } from './fault.ts';
import type { Town } from './town.ts';

const openai = new ProviderFaults('openai');
const live = new ProviderFaults('openai-live');
const nova = new ProviderFaults('nova');

const SERVER_ERROR: Refusal = {
  status: 503,
  errorType: 'ServiceUnavailableException',
  message: 'Try again.',
};
const THROTTLED: Refusal = { status: 429, errorType: 'ThrottlingException', message: 'Too many requests.' };

const sessions = ({ openai: vendor }: Town['network']) =>
  vendor.sessions.filter(({ connected }) => connected);
const liveSessions = ({ openai: vendor }: Town['network']) => vendor.liveSessions.filter((one) => one.live);
const streams = ({ bedrock }: Town['network']) => bedrock.streams.filter(({ open }) => open);

/** What goes wrong with the models that hear and speak themselves. */
export const SPEECH_MODEL_FAULTS: readonly Fault[] = [
  openai.onOne('reset', sessions, (session) => session.close(1011, 'internal error')),
  openai.onOne('tcp loss', sessions, (session) => session.drop()),
  openai.onOne('quiet end', sessions, (session) => session.close(1000, '')),
  openai.atNext('refuse', (network) => network.openai.faults.refuseNext(503)),
  openai.atNext('throttle', (network) => network.openai.faults.refuseNext(429)),
  openai.atNext('hang', (network) => network.openai.faults.hangNext()),
  openai.atNext('failed response', (network) => network.openai.faults.failResponseNext('server_error')),
  openai.atNext('answer without sound', (network) => network.openai.faults.silenceNext()),
  openai.atNext('answer cut off', (network) => network.openai.faults.cutOffNext(800)),
  openai.atNext('malformed frame', (network) => network.openai.faults.malformedNext()),
  openai.forAWhile(
    'slow to answer',
    (network) => {
      network.openai.faults.answerDelayMs = SLOW_ANSWER_MS;
    },
    (network) => {
      network.openai.faults.answerDelayMs = 0;
    },
  ),

  live.onOne('tcp loss', liveSessions, (session) => session.drop()),
  live.onOne('expiry', liveSessions, (session) => session.expire()),
  live.onOne('malformed frame', liveSessions, (session) => session.sendText('{"type":')),
  live.onOne('task without a request', liveSessions, (session) => session.delegate()),
  live.onOne('hung track', liveSessions, (session) => session.stall()),
  live.atNext('refuse', ({ openai: vendor }) =>
    vendor.liveFaults.refuseStartNext(liveError('server_error', 'The server had an error.')),
  ),
  live.atNext('throttle', ({ openai: vendor }) =>
    vendor.liveFaults.refuseStartNext(liveError('rate_limit_exceeded', 'Rate limit reached.')),
  ),
  live.atNext('hang', ({ openai: vendor }) => vendor.liveFaults.hangStartNext()),

  nova.onOne('reset', streams, (stream) => stream.reset()),
  nova.onOne('exception', streams, (stream) =>
    stream.exception('modelStreamErrorException', 'System instability.'),
  ),
  nova.onOne('quiet end', streams, (stream) => stream.endQuietly()),
  nova.onOne('silence of the network', streams, (stream) => stream.stopReading()),
  nova.atNext('sentence without sound', ({ bedrock }) => bedrock.silenceNext()),
  nova.atNext('tcp loss of all', ({ bedrock }) => bedrock.destroyConnections()),
  nova.atNext('refuse', ({ bedrock }) => bedrock.refuseNext(SERVER_ERROR, 'speech')),
  nova.atNext('throttle', ({ bedrock }) => bedrock.refuseNext(THROTTLED, 'speech')),
  nova.forAWhile(
    'closed in a region',
    ({ bedrock }) => bedrock.closedRegions.add('us-east-1'),
    ({ bedrock }) => bedrock.closedRegions.delete('us-east-1'),
  ),
  nova.atNext('hang', ({ bedrock }) => bedrock.hangNext()),
];
