import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWav } from '../../src/audio/wav.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import type { CarrierCall } from '../carrier/call.ts';
import { DelayProbe } from '../delay-probe.ts';
import { LocalGateway } from '../local-gateway.ts';
import { SANDBOX, TelephoneNetwork } from '../telephone-network.ts';
import { measure } from './measure.ts';
import { OfficeCall } from './office-call.ts';
import { OFFICE_HANDOFF_STEPS, OFFICE_TOOL_STEPS } from './office-steps.ts';
import { playSteps } from './play.ts';
import type { Printer } from './printer.ts';
import { playScenes, printScenes, type SceneRun } from './scene-run.ts';
import { demoScript } from './script.ts';
import { Stage } from './stage.ts';
import { DEMO_STEPS } from './steps.ts';

export interface DemoRun {
  readonly provider: VoiceProvider;
  /** Folder for the recording and the gateway's log. */
  readonly outputFolder: string;
  readonly printer: Printer;
}

/** Watching a telephone ring for half a minute is no fun. */
const RING_SECONDS = '6';
/** Audio in one piece of Nova's, as much as in one of OpenAI's: it bridges the moments in which a busy machine stalls. */
const PIECE_MS = 200;
/** GPT-Live sends at the pace of playing; here a little ahead of it, for the same reason. */
const LIVE_LEAD_MS = 600;

/**
 * Plays one whole call through a real gateway, then further ones, and prints what happened.
 * @returns the name of the step that did not happen, or undefined when all did
 */
export async function runDemo({ provider, outputFolder, printer }: DemoRun): Promise<string | undefined> {
  await mkdir(outputFolder, { recursive: true });
  const probe = new DelayProbe();
  const model = { observer: probe.model };
  const carrier = { observer: probe.stream };
  const bedrock = { ...model, pieceMs: PIECE_MS };
  // Its voice says nothing by itself while a tool runs, so that the line of the gateway is heard.
  const openai = { ...model, liveLeadMs: LIVE_LEAD_MS, liveAcknowledges: false };
  const network = new TelephoneNetwork({ script: demoScript(), openai, bedrock, carrier });
  await network.start();
  const log = createWriteStream(join(outputFolder, `${provider}-gateway.log`));
  const environment = { ...network.environment(provider), HANDOFF_DIAL_TIMEOUT_SECONDS: RING_SECONDS };
  const gateway = await LocalGateway.start(environment, log);
  network.connectGateway(gateway.origin);
  try {
    const call = await network.carrier.call({ from: SANDBOX.caller, to: SANDBOX.assistantNumber });
    const stage = new Stage(provider, network, gateway, call);
    const missing = await playSteps(DEMO_STEPS, { stage, nowMs: () => call.nowMs }, printer);
    await saveRecording(call, join(outputFolder, `${provider}-heard.wav`), printer);
    for (const line of await measure(gateway, probe)) printer.line(line);
    if (missing !== undefined) return missing;
    return await playFurtherCalls(
      { provider, network, gateway, environment, log },
      { outputFolder, printer },
    );
  } finally {
    await network.stop();
    await gateway.stop();
    log.end();
  }
}

/**
 * A call to an assistant that has tools, knowledge and a CRM, and behind it the short ones that end in other ways.
 * @returns the first step that did not happen
 */
async function playFurtherCalls(
  run: SceneRun,
  { outputFolder, printer }: Pick<DemoRun, 'outputFolder' | 'printer'>,
): Promise<string | undefined> {
  printer.heading('An assistant that knows and does: documents, an order service, two languages, a CRM');
  const office = await OfficeCall.place({ ...run, outputFolder });
  try {
    const { stage } = office;
    const at = { stage, nowMs: () => stage.call.nowMs };
    const unseen = await playSteps(OFFICE_TOOL_STEPS, at, printer);
    if (unseen !== undefined) return unseen;
    // Its gateway has asked for the opening hours by now, and remembers them when the other calls find it closed.
    const scenes = playScenes(run);
    const [missing, played] = await Promise.all([playSteps(OFFICE_HANDOFF_STEPS, at, printer), scenes]);
    await saveRecording(stage.call, join(outputFolder, `${run.provider}-office-heard.wav`), printer);
    const failedScene = printScenes(played, printer);
    return missing ?? failedScene;
  } finally {
    await office.close();
  }
}

async function saveRecording(call: CarrierCall, file: string, printer: Printer): Promise<void> {
  await writeFile(
    file,
    buildWav({ encoding: 'mulaw', sampleRateHz: 8000, channels: 1, samples: call.heard }),
  );
  printer.line(`  what the caller heard: ${file}`);
}
