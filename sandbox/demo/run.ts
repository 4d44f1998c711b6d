import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWav } from '../../src/audio/wav.ts';
import type { VoiceProvider } from '../../src/voice/client.ts';
import type { CarrierCall } from '../carrier/call.ts';
import { DelayProbe } from '../delay-probe.ts';
import { LocalGateway } from '../local-gateway.ts';
import { SANDBOX, TelephoneNetwork } from '../telephone-network.ts';
import { measure } from './measure.ts';
import { playSteps } from './play.ts';
import type { Printer } from './printer.ts';
import { playScenes } from './scene-run.ts';
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

/**
 * Plays one whole call through a real gateway, then short ones that end in other ways, and prints what happened.
 * @returns the name of the step that did not happen, or undefined when all did
 */
export async function runDemo({ provider, outputFolder, printer }: DemoRun): Promise<string | undefined> {
  await mkdir(outputFolder, { recursive: true });
  const probe = new DelayProbe();
  const model = { observer: probe.model };
  const carrier = { observer: probe.stream };
  const network = new TelephoneNetwork({ script: demoScript(), openai: model, bedrock: model, carrier });
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
    return missing ?? (await playScenes({ provider, network, gateway, environment, log, printer }));
  } finally {
    await network.stop();
    await gateway.stop();
    log.end();
  }
}

async function saveRecording(call: CarrierCall, file: string, printer: Printer): Promise<void> {
  await writeFile(
    file,
    buildWav({ encoding: 'mulaw', sampleRateHz: 8000, channels: 1, samples: call.heard }),
  );
  printer.line(`  what the caller heard: ${file}`);
}
