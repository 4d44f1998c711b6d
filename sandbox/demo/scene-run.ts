import type { Writable } from 'node:stream';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import type { Carrier } from '../carrier/carrier.ts';
import { LocalGateway } from '../local-gateway.ts';
import { SANDBOX, type TelephoneNetwork } from '../telephone-network.ts';
import { playSteps } from './play.ts';
import type { Printer } from './printer.ts';
import { closedNow, SCENES, type Scene } from './scenes.ts';
import { secondCarrier } from './second-carrier.ts';
import { Stage, waitFor } from './stage.ts';

export interface SceneRun {
  readonly provider: VoiceProvider;
  readonly network: TelephoneNetwork;
  /** The gateway for which the contact centre is open. */
  readonly gateway: LocalGateway;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Writable;
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

/** How one scene went. */
export interface PlayedScene {
  readonly title: string;
  readonly pages: ScenePages;
  /** The step that did not happen. */
  readonly missing: string | undefined;
}

/** Plays all scenes at the same time. The contact centre is closed for every gateway that asks from now on. */
export async function playScenes(run: SceneRun): Promise<readonly PlayedScene[]> {
  const { network, environment, log } = run;
  network.connect.behave('rings');
  // The first gateway has asked for the opening hours already, and remembers them.
  network.contactCentre.setHours(closedNow(Date.now()));
  const night = await LocalGateway.start(environment, log);
  const carrier = secondCarrier(network, () => night.origin);
  try {
    return await Promise.all(
      SCENES.map((scene) => {
        const stage = scene.closed
          ? { gateway: night, carrier }
          : { gateway: run.gateway, carrier: network.carrier };
        return playScene(scene, { ...run, ...stage });
      }),
    );
  } finally {
    await carrier.stop();
    await night.stop();
  }
}

/**
 * Prints the scenes one after the other.
 * @returns the first step that did not happen, with its scene
 */
export function printScenes(played: readonly PlayedScene[], printer: Printer): string | undefined {
  for (const { title, pages } of played) {
    printer.heading(title);
    pages.print(printer);
  }
  const failed = played.find(({ missing }) => missing !== undefined);
  return failed && `${failed.title}: ${failed.missing}`;
}

async function playScene(scene: Scene, run: SceneRun & { readonly carrier: Carrier }): Promise<PlayedScene> {
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
