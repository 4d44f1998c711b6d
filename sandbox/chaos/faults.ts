import type { CarrierCall } from '../carrier/call.ts';
import type { DynamoFault, DynamoRequest } from '../dynamodb.ts';
import type { Random } from './random.ts';
import type { Town } from './town.ts';

/** One kind of trouble. `strike` answers whether there was something to hit. */
export interface Fault {
  readonly kind: string;
  /** How often, beside the others. */
  readonly weight: number;
  strike(town: Town, random: Random): boolean;
}

const STORE_TROUBLE_MS = { least: 500, most: 3_000 } as const;
const MODEL_TROUBLE_MS = { least: 1_000, most: 4_000 } as const;
/** Longer than a caller should hear nothing, and less than a model is given up after. */
const SLOW_ANSWER_MS = 5_000;
const AGENT_TROUBLE_MS = { least: 2_000, most: 8_000 } as const;

function onOpenAI(
  kind: string,
  hit: (session: Town['network']['openai']['sessions'][number]) => void,
): Fault {
  return {
    kind: `openai ${kind}`,
    weight: 2,
    strike: ({ network }, random) => {
      const session = random.pick(network.openai.sessions.filter(({ connected }) => connected));
      if (session) hit(session);
      return session !== undefined;
    },
  };
}

function onNova(kind: string, hit: (stream: Town['network']['bedrock']['streams'][number]) => void): Fault {
  return {
    kind: `nova ${kind}`,
    weight: 2,
    strike: ({ network }, random) => {
      const stream = random.pick(network.bedrock.streams.filter(({ open }) => open));
      if (stream) hit(stream);
      return stream !== undefined;
    },
  };
}

/** Trouble that waits for the next connection. */
function atNext(kind: string, set: (network: Town['network']) => void): Fault {
  return {
    kind,
    weight: 1,
    strike: ({ network }) => {
      set(network);
      return true;
    },
  };
}

function onCall(kind: string, weight: number, hit: (call: CarrierCall, random: Random) => boolean): Fault {
  return {
    kind: `carrier ${kind}`,
    weight,
    strike: ({ calls }, random) => {
      const call = random.pick([...calls].filter(({ status }) => status === 'in-progress'));
      return call !== undefined && hit(call, random);
    },
  };
}

/** One at a time, so that each is over before the next begins. */
function onStore(kind: string, begin: (town: Town) => void, end: (town: Town) => void): Fault {
  return {
    kind: `store ${kind}`,
    weight: 1,
    strike: (town, random) => {
      begin(town);
      const { least, most } = STORE_TROUBLE_MS;
      setTimeout(() => end(town), random.between(least, most)).unref();
      return true;
    },
  };
}

function storeFails(fault: DynamoFault): Fault {
  return onStore(
    fault.replace('_', ' '),
    ({ network }) => network.dynamo.fail(fault),
    ({ network }) => network.dynamo.fail(false),
  );
}

/** Trouble of all calls at a model that passes. */
function forAWhile(
  kind: string,
  begin: (network: Town['network']) => void,
  end: (network: Town['network']) => void,
): Fault {
  return {
    kind,
    weight: 1,
    strike: ({ network }, random) => {
      begin(network);
      const { least, most } = MODEL_TROUBLE_MS;
      setTimeout(() => end(network), random.between(least, most)).unref();
      return true;
    },
  };
}

function agents(behaviour: 'busy' | 'rings' | 'fails'): Fault {
  return {
    kind: `connect ${behaviour === 'rings' ? 'no answer' : behaviour}`,
    weight: 1,
    strike: ({ network }, random) => {
      network.connect.behave(behaviour);
      const { least, most } = AGENT_TROUBLE_MS;
      setTimeout(() => network.connect.behave('answers'), random.between(least, most)).unref();
      return true;
    },
  };
}

const SERVER_ERROR = { status: 503, errorType: 'ServiceUnavailableException', message: 'Try again.' };
const THROTTLED = { status: 429, errorType: 'ThrottlingException', message: 'Too many requests.' };

const isTurn = ({ operation, body }: DynamoRequest) => operation === 'PutItem' && body.includes('TURN#');

/** Everything that goes wrong, but for the gateways themselves. */
export const FAULTS: readonly Fault[] = [
  onOpenAI('reset', (session) => session.close(1011, 'internal error')),
  onOpenAI('tcp loss', (session) => session.drop()),
  onOpenAI('quiet end', (session) => session.close(1000, '')),
  atNext('openai refuse', ({ openai }) => openai.faults.refuseNext(503)),
  atNext('openai throttle', ({ openai }) => openai.faults.refuseNext(429)),
  atNext('openai hang', ({ openai }) => openai.faults.hangNext()),
  atNext('openai failed response', ({ openai }) => openai.faults.failResponseNext('server_error')),
  atNext('openai answer without sound', ({ openai }) => openai.faults.silenceNext()),
  atNext('openai answer cut off', ({ openai }) => openai.faults.cutOffNext(800)),
  atNext('openai malformed frame', ({ openai }) => openai.faults.malformedNext()),
  forAWhile(
    'openai slow to answer',
    ({ openai }) => {
      openai.faults.answerDelayMs = SLOW_ANSWER_MS;
    },
    ({ openai }) => {
      openai.faults.answerDelayMs = 0;
    },
  ),
  onNova('reset', (stream) => stream.reset()),
  onNova('exception', (stream) => stream.exception('modelStreamErrorException', 'System instability.')),
  onNova('quiet end', (stream) => stream.endQuietly()),
  onNova('silence of the network', (stream) => stream.stopReading()),
  atNext('nova sentence without sound', ({ bedrock }) => bedrock.silenceNext()),
  atNext('nova tcp loss of all', ({ bedrock }) => bedrock.destroyConnections()),
  atNext('nova refuse', ({ bedrock }) => bedrock.refuseNext(SERVER_ERROR)),
  atNext('nova throttle', ({ bedrock }) => bedrock.refuseNext(THROTTLED)),
  atNext('nova hang', ({ bedrock }) => bedrock.hangNext()),
  atNext('twilio rest refuses', ({ carrier }) => carrier.refuseRest('unauthorized', 'busy', 'broken')),
  storeFails('disconnect'),
  storeFails('throttle'),
  storeFails('server_error'),
  storeFails('lost_answer'),
  onStore(
    'refuses a turn for good',
    ({ network }) => network.dynamo.fail('invalid', 1, isTurn),
    ({ network }) => network.dynamo.fail(false),
  ),
  onStore(
    'loses caller pointers',
    ({ network }) => network.dynamo.fail('server_error', undefined, ({ body }) => body.includes('CALLER#')),
    ({ network }) => network.dynamo.fail(false),
  ),
  onStore(
    'slow',
    ({ network }) => network.dynamo.delay(700),
    ({ network }) => network.dynamo.delay(0),
  ),
  onCall('socket loss', 6, (call) => {
    const stream = call.streams.at(-1);
    const open = stream !== undefined && stream.closeCode === undefined;
    if (open) stream.lose();
    return open;
  }),
  onCall('dropped frames', 6, (call, random) => {
    call.phone.dropsFrames(random.between(5, 100));
    return true;
  }),
  onCall('lost marks', 2, (call) => {
    const stream = call.streams.at(-1);
    if (stream) stream.losesMarks = true;
    return stream !== undefined;
  }),
  onCall('key', 3, (call, random) => {
    void call.phone.presses(random.pick(['1', '5', '9', '#', '*']) ?? '1');
    return true;
  }),
  agents('busy'),
  agents('rings'),
  agents('fails'),
];

/** By weight. */
export function pickFault(random: Random): Fault | undefined {
  let left = random.next() * FAULTS.reduce((sum, { weight }) => sum + weight, 0);
  return FAULTS.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
}
