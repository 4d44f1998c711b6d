import type { Writable } from 'node:stream';
import type { VoiceProvider } from '../../src/voice/client.ts';
import { Carrier } from '../carrier/carrier.ts';
import { LocalGateway } from '../local-gateway.ts';
import { SANDBOX, type TelephoneNetwork } from '../telephone-network.ts';
import { playSteps } from './play.ts';
import type { Printer } from './printer.ts';
import { closedNow, SCENES, type Scene } from './scenes.ts';
import { Stage, waitFor } from './stage.ts';

export interface SceneRun {
  readonly provider: VoiceProvider;
  readonly network: TelephoneNetwork;
  /** The gateway for which the contact centre is open. */
  readonly gateway: LocalGateway;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Writable;
  readonly printer: Printer;
}

/** The output of a scene, kept until the scenes before it are printed. */
class ScenePages {
  readonly #pages: ((printer: Printer) => void)[] = [];

  working(): void {
    // Several scenes play at the same time; one line cannot show them.
  }

  done(atMs: number, step: string, details: readonly string[]): void {
    this.#pages.push((printer) => printer.done(atMs, step, details));
  }

  failed(atMs: number, step: string, reason: string): void {
    this.#pages.push((printer) => printer.failed(atMs, step, reason));
  }

  print(printer: Printer): void {
    for (const page of this.#pages) page(printer);
  }
}

/** How much of the greeting is heard before the caller speaks. */
const GREETING_MS = 800;

/**
 * Plays all scenes at the same time, and prints them one after the other.
 * @returns the first step that did not happen, with its scene
 */
export async function playScenes(run: SceneRun): Promise<string | undefined> {
  const { network, environment, log, printer } = run;
  network.connect.behave('rings');
  // The first gateway has asked for the opening hours already, and remembers them.
  network.contactCentre.setHours(closedNow(Date.now()));
  const night = await LocalGateway.start(environment, log);
  const carrier = nightCarrier(night);
  try {
    printer.working('three more calls at the same time');
    const played = await Promise.all(
      SCENES.map((scene) => {
        const stage = scene.closed
          ? { gateway: night, carrier }
          : { gateway: run.gateway, carrier: network.carrier };
        return playScene(scene, { ...run, ...stage });
      }),
    );
    printer.settle();
    for (const { title, pages } of played) {
      printer.heading(title);
      pages.print(printer);
    }
    const failed = played.find(({ missing }) => missing !== undefined);
    return failed && `${failed.title}: ${failed.missing}`;
  } finally {
    await carrier.stop();
    await night.stop();
  }
}

async function playScene(scene: Scene, run: SceneRun & { readonly carrier: Carrier }) {
  const { provider, network, gateway, carrier } = run;
  const pages = new ScenePages();
  const call = await carrier.call({ from: scene.from, to: SANDBOX.assistantNumber });
  const stage = new Stage(provider, network, gateway, call);
  const { greeting } = gateway.services.assistant.lines;
  const begin = {
    name: 'the caller hears the greeting begin',
    run: async () => {
      await waitFor('the greeting', 15_000, () => (stage.heard(greeting)?.heardMs ?? 0) >= GREETING_MS);
      return [];
    },
  };
  const missing = await playSteps([begin, ...scene.steps], { stage, nowMs: () => call.nowMs }, pages);
  return { title: scene.title, pages, missing };
}

/** Another carrier with the same account, for the calls of a second gateway. */
function nightCarrier(gateway: LocalGateway): Carrier {
  const { accountSid, authToken, publicUrl } = SANDBOX;
  return new Carrier({
    ...{ accountSid, authToken, publicUrl },
    gatewayOrigin: () => gateway.origin,
    statusPath: '/twilio/status',
    speakSay: () => new Int16Array(),
  });
}
