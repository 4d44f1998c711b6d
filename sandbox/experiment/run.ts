import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareArms } from '../../src/cli/comparison/comparison.ts';
import { comparisonText } from '../../src/cli/comparison/text.ts';
import { createDynamoClient } from '../../src/store/dynamodb-table.ts';
import { OperatorTable } from '../../src/store/operator-table.ts';
import { type FinishedCalls, readFinishedCalls } from '../../src/store/session-figures.ts';
import { Random } from '../chaos/random.ts';
import { LocalGateway } from '../local-gateway.ts';
import { ModelScript } from '../model/script.ts';
import { SANDBOX, TelephoneNetwork } from '../telephone-network.ts';

export interface ExperimentRunOptions {
  /** For the assistants file and the log. */
  readonly folder: string;
  /** Calls that are placed at most; a stop ends the run a little later. */
  readonly calls: number;
  readonly atOnce: number;
  /** Share of the calls of arm b that go to a person for no reason, from 0 to 1. */
  readonly worse: number;
  readonly seed: number;
  readonly print: (text: string) => void;
}

const PROFILES = `default: reception
assistants:
  reception:
    instructions: You answer questions about opening hours.
experiments:
  models:
    arms:
      a: { share: 50, provider: openai }
      b: { share: 50, provider: nova }
    guards: { handoffs: 0.02 }
    leastCalls: 30
`;

const HOURS = 'We open at nine.';
const MODEL = { speed: 30 } as const;
/** Calls that are placed after a stop, to see where their callers go. */
const CALLS_AFTER_STOP = 40;
const REPORT_EVERY = 50;
/** Each caller calls once. */
const FIRST_CALLER = 1_000_000;

/** Plays calls until an arm is stopped or all calls are placed. @returns the exit code */
export async function runExperiment(options: ExperimentRunOptions): Promise<number> {
  const { folder, worse, seed, print } = options;
  const file = join(folder, 'assistants.yaml');
  writeFileSync(file, PROFILES);
  const random = new Random(seed);
  const answer = () => ({ text: HOURS });
  const wantsPerson = () => ({
    toolCalls: [{ name: 'escalate_to_human', arguments: { reason: 'I do not know' } }],
  });
  const network = new TelephoneNetwork({
    openai: { ...MODEL, script: new ModelScript([{ when: /open/, answer }]) },
    bedrock: {
      ...MODEL,
      turnEndSilenceMs: 400,
      maxStreams: 200,
      script: new ModelScript([
        { when: /open/, answer: () => (random.chance(worse) ? wantsPerson() : answer()) },
      ]),
    },
    carrier: { recordsAudio: false, digitScale: 0.1, ringScale: 0.1 },
  });
  await network.start();
  const log: string[] = [];
  const env: Readonly<Record<string, string>> = {
    ...network.environment('openai'),
    ASSISTANTS_FILE: file,
    ENABLE_VOICE_FALLBACK: 'true',
  };
  const gateway = await LocalGateway.start(env, { write: (line) => log.push(line) });
  network.connectGateway(gateway.origin);
  const stoppedAfter: { calls: number | undefined } = { calls: undefined };
  const ended = new Calls();
  try {
    await place(network, options, ended, () => {
      const isStopped = log.some((line) => line.includes('worse than another one beyond doubt'));
      if (isStopped && stoppedAfter.calls === undefined) {
        stoppedAfter.calls = ended.count;
        print(`An arm was stopped after ${ended.count} calls.`);
      }
      return stoppedAfter.calls !== undefined && ended.count >= stoppedAfter.calls + CALLS_AFTER_STOP;
    });
    await gateway.services.drain(5_000);
    const finished = await readTable(env.AWS_ENDPOINT_URL_DYNAMODB);
    print('');
    print(comparisonText(compareArms(finished.calls, MODELS, finished.stops)));
    return finished.stops.some(({ arm }) => arm === 'b') === worse > 0 && !finished.stops.some(isGood)
      ? 0
      : 1;
  } finally {
    await gateway.stop();
    await network.stop();
  }
}

const MODELS = {
  name: 'models',
  armOf: ({ arms }: FinishedCalls['calls'][number]) => arms.models,
};

const isGood = ({ arm }: { readonly arm: string }) => arm === 'a';

class Calls {
  count = 0;
}

/** @param isOver asked before each call */
async function place(
  network: TelephoneNetwork,
  { calls, atOnce, print }: ExperimentRunOptions,
  ended: Calls,
  isOver: () => boolean,
): Promise<void> {
  let placed = 0;
  const line = async () => {
    while (placed < calls && !isOver()) {
      placed += 1;
      await call(network, `+1415${FIRST_CALLER + placed}`);
      ended.count += 1;
      if (ended.count % REPORT_EVERY === 0) print(`${ended.count} calls`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
}

/** One question, its answer, and good-bye; or the person who comes instead. */
async function call(network: TelephoneNetwork, from: string): Promise<void> {
  const call = network.carrier.place({ from, to: SANDBOX.assistantNumber });
  try {
    await call.phone.hearsSpeech(10_000);
    await call.phone.hearsSilence(700, 15_000);
    await call.phone.says(network.library.utterance('caller-open-tomorrow').mulaw);
    await call.phone.hearsSpeech(10_000);
    await call.phone.hearsSilence(1_500, 20_000);
  } catch {
    // Whatever went wrong is on record, and counts against the arm.
  } finally {
    call.phone.hangsUp();
  }
}

async function readTable(endpoint: string | undefined): Promise<FinishedCalls> {
  const client = createDynamoClient({
    region: 'us-east-1',
    ...(endpoint !== undefined && { endpoint }),
    credentials: SANDBOX.credentials,
  });
  try {
    const span = { since: '2000-01-01', until: '2100-01-01' };
    return await readFinishedCalls(new OperatorTable(client, 'voice-sessions'), span, () => undefined);
  } finally {
    client.destroy();
  }
}
