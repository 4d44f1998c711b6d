import type { VoiceProvider } from '../../src/voice/provider.ts';
import type { CarrierCall } from '../carrier/call.ts';
import type { DynamoFault, DynamoRequest } from '../dynamodb.ts';
import { CASCADE_FAULTS } from './cascade-faults.ts';
import type { Fault, Lasting } from './fault.ts';
import type { Random } from './random.ts';
import { SPEECH_MODEL_FAULTS } from './speech-model-faults.ts';
import type { Town } from './town.ts';

const STORE_TROUBLE_MS: Lasting = { least: 500, most: 3_000 };
const AGENT_TROUBLE_MS: Lasting = { least: 2_000, most: 8_000 };

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

const isTurn = ({ operation, body }: DynamoRequest) => operation === 'PutItem' && body.includes('TURN#');

/** Everything that goes wrong, but for the gateways themselves. */
export const FAULTS: readonly Fault[] = [
  ...SPEECH_MODEL_FAULTS,
  ...CASCADE_FAULTS,
  {
    kind: 'twilio rest refuses',
    weight: 1,
    strike: ({ network }) => {
      network.carrier.refuseRest('unauthorized', 'busy', 'broken');
      return true;
    },
  },
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

/** Those that calls of these providers can meet. */
export function faultsOf(providers: readonly VoiceProvider[]): readonly Fault[] {
  return FAULTS.filter(({ provider }) => provider === undefined || providers.includes(provider));
}

/** By weight. */
export function pickFault(random: Random, faults: readonly Fault[] = FAULTS): Fault | undefined {
  let left = random.next() * faults.reduce((sum, { weight }) => sum + weight, 0);
  return faults.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
}
