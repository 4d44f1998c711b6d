import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWav } from '../../audio/wav.ts';
import { errorMessage } from '../../errors.ts';
import type { VoiceProvider } from '../../voice/client.ts';
import type { CarrierCall } from '../carrier/call.ts';
import { DelayProbe } from '../delay-probe.ts';
import { LocalGateway } from '../local-gateway.ts';
import { SANDBOX, TelephoneNetwork } from '../telephone-network.ts';
import { measure } from './measure.ts';
import type { Printer } from './printer.ts';
import { demoScript } from './script.ts';
import { Stage } from './stage.ts';
import { DEMO_STEPS, type DemoStep } from './steps.ts';

export interface DemoRun {
  readonly provider: VoiceProvider;
  /** Folder for the recording and the gateway's log. */
  readonly outputFolder: string;
  readonly printer: Printer;
}

/**
 * Plays one whole call through a real gateway and tells what happened.
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
  const gateway = await LocalGateway.start(network.environment(provider), log);
  network.connectGateway(gateway.origin);
  try {
    const call = await network.carrier.call({ from: SANDBOX.caller, to: SANDBOX.assistantNumber });
    const stage = new Stage(provider, network, gateway, call);
    const missing = await playSteps(DEMO_STEPS, { stage, nowMs: () => call.nowMs }, printer);
    await saveRecording(call, join(outputFolder, `${provider}-heard.wav`), printer);
    for (const line of await measure(gateway, probe)) printer.line(line);
    return missing;
  } finally {
    await network.stop();
    await gateway.stop();
    log.end();
  }
}

/**
 * Plays the steps in order, up to the first that does not happen.
 * @returns the name of that step
 */
export async function playSteps<S>(
  steps: readonly DemoStep<S>[],
  { stage, nowMs }: { readonly stage: S; readonly nowMs: () => number },
  printer: Printer,
): Promise<string | undefined> {
  for (const { name, run } of steps) {
    printer.working(name);
    try {
      const details = await run(stage);
      printer.done(nowMs(), name, details);
    } catch (error) {
      printer.failed(nowMs(), name, errorMessage(error));
      return name;
    }
  }
  return undefined;
}

async function saveRecording(call: CarrierCall, file: string, printer: Printer): Promise<void> {
  await writeFile(
    file,
    buildWav({ encoding: 'mulaw', sampleRateHz: 8000, channels: 1, samples: call.heard }),
  );
  printer.line(`  what the caller heard: ${file}`);
}
