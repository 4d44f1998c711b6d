import type { Refusal } from '../bedrock/refusal.ts';
import { type Fault, ProviderFaults, SLOW_ANSWER_MS } from './fault.ts';
import type { Town } from './town.ts';

const cascade = new ProviderFaults('cascade');

const FULL: Refusal = {
  status: 429,
  errorType: 'LimitExceededException',
  message: 'You have exceeded your maximum number of concurrent streams.',
};
const THROTTLED: Refusal = { status: 400, errorType: 'ThrottlingException', message: 'Rate exceeded' };
const BROKEN: Refusal = { status: 500, errorType: 'ServiceFailureException', message: 'Try again.' };
const BUSY: Refusal = { status: 503, errorType: 'ServiceUnavailableException', message: 'Try again.' };

const streams = ({ transcribe }: Town['network']) => transcribe.streams.filter(({ open }) => open);

/** What goes wrong with Transcribe, the text model and Polly. */
export const CASCADE_FAULTS: readonly Fault[] = [
  cascade.onOne('transcribe reset', streams, (stream) => stream.reset()),
  cascade.onOne('transcribe exception', streams, (stream) =>
    stream.exception('InternalFailureException', 'A problem occurred.'),
  ),
  cascade.onOne('transcribe quiet end', streams, (stream) => stream.endQuietly()),
  cascade.onOne('transcribe hung', streams, (stream) => stream.freeze()),
  cascade.onOne('transcribe deaf', streams, (stream) => stream.mute()),
  cascade.onOne('transcribe garbage', streams, (stream) => stream.sendGarbage()),
  cascade.atNext('transcribe tcp loss of all', ({ transcribe }) => transcribe.server.destroyConnections()),
  cascade.atNext('transcribe refuse', ({ transcribe }) => transcribe.server.refuseNext(BUSY)),
  cascade.atNext('transcribe full', ({ transcribe }) => transcribe.server.refuseNext(FULL)),
  cascade.atNext('transcribe hang', ({ transcribe }) => transcribe.server.hangNext()),
  cascade.atNext('text model refuse', ({ bedrock }) => bedrock.refuseNext(BUSY, 'text')),
  cascade.atNext('text model throttle', ({ bedrock }) =>
    bedrock.conversing.failures.push({ type: 'throttlingException', afterWords: false }),
  ),
  cascade.atNext('text model breaks off', ({ bedrock }) =>
    bedrock.conversing.failures.push({ type: 'modelStreamErrorException', afterWords: true }),
  ),
  cascade.atNext('text model hang', ({ bedrock }) => bedrock.conversing.hangNext()),
  cascade.forAWhile(
    'text model slow to answer',
    ({ bedrock }) => {
      bedrock.conversing.firstWordsMs = SLOW_ANSWER_MS;
    },
    ({ bedrock }) => {
      bedrock.conversing.firstWordsMs = 0;
    },
  ),
  cascade.atNext('polly refuse', ({ polly }) => polly.server.refuseNext(BROKEN)),
  cascade.atNext('polly throttle', ({ polly }) => polly.server.refuseNext(THROTTLED)),
  cascade.atNext('polly hang', ({ polly }) => polly.server.hangNext()),
  cascade.atNext('polly tcp loss of all', ({ polly }) => polly.server.destroyConnections()),
  cascade.forAWhile(
    'polly without sound',
    ({ polly }) => {
      polly.silences = () => true;
    },
    ({ polly }) => {
      polly.silences = () => false;
    },
  ),
];
