import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { FRAME_BYTES } from '../../src/audio/format.ts';
import type { CarrierCall } from '../carrier/call.ts';
import { GatewayProcess, type GatewayProcessOptions } from '../gateway-process.ts';
import { SpokenWords } from '../model/spoken-words.ts';
import { SANDBOX, type TelephoneNetwork } from '../telephone-network.ts';
import { Backgrounds } from './backgrounds.ts';
import { FloorCaller } from './caller.ts';
import type { CallTrack } from './events.ts';
import { withHeardOut } from './heard-out.ts';
import { heardSegments } from './heard-segments.ts';
import { createNetwork, type FloorNetworkOptions } from './network.ts';
import type { PlannedCall } from './plan.ts';
import type { Recordings } from './recordings.ts';
import { type Resume, resumesOf } from './resumes.ts';
import { SceneMicrophone } from './scene-microphone.ts';
import type { FloorSwitch } from './switches.ts';

export interface FloorRunOptions extends Omit<FloorNetworkOptions, 'words'> {
  /** What its recordings are called by. */
  readonly name: string;
  /** Rules of the floor that are switched off. */
  readonly without: readonly FloorSwitch[];
  /** Settings of the gateway beside those of the sandbox. */
  readonly settings: Readonly<Record<string, string>>;
  readonly calls: readonly PlannedCall[];
  readonly atOnce: number;
  /** Takes what each caller said and heard. */
  readonly recordings?: Recordings | undefined;
  readonly onLog: (line: string) => void;
  readonly onProgress: (callsDone: number) => void;
}

export interface FloorCallResult {
  readonly call: PlannedCall;
  readonly track: CallTrack;
  readonly resumes: readonly Resume[];
  /** Exchanges that were not played, because the call ended or nobody answered. */
  readonly left: number;
}

const GATEWAY_WITHOUT_RULES = fileURLToPath(new URL('./gateway.ts', import.meta.url));
const LATENESS_RESOLUTION_MS = 5;
/** Callers do not all dial in the same moment. */
const BETWEEN_CALLS_MS = 700;
const FIRST_CALLER = 2_000_000;

export interface FloorRunResult {
  readonly calls: readonly FloorCallResult[];
  /** How late the callers' and the models' timers were: latencies are too long by about as much. */
  readonly lateMs: { readonly p99: number; readonly max: number };
}

/** Plays every planned call with one gateway. */
export async function runFloor(options: FloorRunOptions): Promise<FloorRunResult> {
  const words = new SpokenWords();
  const network = createNetwork({ ...options, words });
  await network.start();
  try {
    const env = { ...network.environment(options.provider), ...options.settings };
    const gateway = await GatewayProcess.start({ ...programOf(options), env, onLog: options.onLog });
    network.connectGateway(gateway.origin);
    try {
      const lateness = monitorEventLoopDelay({ resolution: LATENESS_RESOLUTION_MS });
      lateness.enable();
      const calls = await playAll(options, network, words);
      lateness.disable();
      const lateMs = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - LATENESS_RESOLUTION_MS);
      return { calls, lateMs: { p99: lateMs(lateness.percentile(99)), max: lateMs(lateness.max) } };
    } finally {
      await gateway.stop();
    }
  } finally {
    await network.stop();
  }
}

/** The gateway's own program, unless a rule is to be left out. */
function programOf({ without }: FloorRunOptions): Pick<GatewayProcessOptions, 'program'> {
  return without.length === 0 ? {} : { program: [GATEWAY_WITHOUT_RULES, ...without] };
}

async function playAll(
  options: FloorRunOptions,
  network: TelephoneNetwork,
  words: SpokenWords,
): Promise<FloorCallResult[]> {
  const { calls, clips, atOnce, onProgress, recordings, name } = options;
  const backgrounds = new Backgrounds(clips);
  const results: FloorCallResult[] = [];
  let next = 0;
  const line = async (delayMs: number) => {
    await delay(delayMs);
    for (let index = next++; index < calls.length; index = next++) {
      const planned = calls[index];
      if (!planned) return;
      const background = backgrounds.of(planned);
      const { call, caller } = placeCall(network, { words, background, index });
      const left = await talk(caller, planned);
      call.phone.hangsUp();
      await call.done;
      const { track, resumes } = tracked(call, caller);
      recordings?.add(`${name} ${index + 1} ${planned.lang}`, call, resumes);
      results.push({ call: planned, track, resumes, left });
      onProgress(results.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, n) => line(n * BETWEEN_CALLS_MS)));
  return results;
}

interface Placing {
  readonly words: SpokenWords;
  readonly background: Int16Array;
  readonly index: number;
}

function placeCall(network: TelephoneNetwork, { words, background, index }: Placing) {
  const { carrier, library } = network;
  const played = (frame: number): Uint8Array =>
    frame < 0 ? new Uint8Array(0) : call.heardSince(frame * FRAME_BYTES).subarray(0, FRAME_BYTES);
  const onFrame = (frame: number) => caller.tick(frame);
  const microphone = new SceneMicrophone({ background, words, played, onFrame });
  const caller = new FloorCaller({ microphone, library, played });
  const from = `+1415${FIRST_CALLER + index}`;
  const call: CarrierCall = carrier.place({ from, to: SANDBOX.assistantNumber, microphone });
  void call.done.then(() => caller.finish());
  return { call, caller };
}

/** @returns exchanges that were left */
async function talk(caller: FloorCaller, { exchanges }: PlannedCall): Promise<number> {
  await caller.hearsGreeting();
  for (const [index, exchange] of exchanges.entries()) {
    if (!(await caller.plays(exchange))) return exchanges.length - index;
  }
  return 0;
}

function tracked(call: CarrierCall, caller: FloorCaller): Pick<FloorCallResult, 'track' | 'resumes'> {
  const answered = call.timeline.find(({ what }) => what === 'answered');
  const clears = call.timeline.filter(({ what }) => what === 'clear');
  const clearsMs = clears.map(({ atMs }) => atMs - (answered?.atMs ?? 0));
  const { heard } = call;
  const { events } = caller;
  return {
    track: { events: withHeardOut(events, heard), assistant: heardSegments(heard), clearsMs },
    resumes: resumesOf({ events, clearsMs }, heard),
  };
}
