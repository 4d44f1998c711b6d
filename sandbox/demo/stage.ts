import { encodeMulaw } from '../../src/audio/mulaw.ts';
import type { StoredSession, StoredTurn } from '../../src/store/session-store.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import type { CarrierCall } from '../carrier/call.ts';
import { findSpeech, type HeardSpeech } from '../heard-speech.ts';
import type { LocalGateway } from '../local-gateway.ts';
import { breathsOf, speak } from '../model/mouth.ts';
import type { TelephoneNetwork } from '../telephone-network.ts';

/** One thing in the model's memory. */
export interface RememberedTurn {
  readonly role: string;
  readonly text: string;
  /** Undefined when the provider has no such notion, or the item was not cut. */
  readonly truncatedAtMs?: number | undefined;
}

/** A look at what was heard costs some milliseconds, in the process that moves the audio. */
const POLL_MS = 40;

/** One demo call with everything around it that can be looked at. */
export class Stage {
  readonly provider: VoiceProvider;
  readonly network: TelephoneNetwork;
  readonly gateway: LocalGateway;
  readonly call: CarrierCall;
  readonly #pronounced = new Map<string, Buffer>();

  constructor(provider: VoiceProvider, network: TelephoneNetwork, gateway: LocalGateway, call: CarrierCall) {
    this.provider = provider;
    this.network = network;
    this.gateway = gateway;
    this.call = call;
  }

  /** The caller speaks a recorded line. */
  async callerSays(utteranceId: string): Promise<{ text: string; endedAtMs: number }> {
    const { mulaw, text } = this.network.library.utterance(utteranceId);
    await this.call.phone.says(mulaw);
    return { text, endedAtMs: this.call.durationMs };
  }

  /** How much of a line the caller has heard so far. */
  heard(line: string): HeardSpeech | undefined {
    return findSpeech(this.call.heard, this.#pronounce(line));
  }

  #pronounce(line: string): Buffer {
    const known = this.#pronounced.get(line);
    if (known) return known;
    const speech = breathsOf(line, this.provider).map((text) =>
      encodeMulaw(speak(text, this.network.library)),
    );
    const pronounced = Buffer.concat(speech);
    this.#pronounced.set(line, pronounced);
    return pronounced;
  }

  /** What the model remembers of the call. */
  get memory(): readonly RememberedTurn[] {
    const { openai, bedrock } = this.network;
    if (this.provider === 'cascade') return bedrock.conversing.requests.at(-1)?.messages ?? [];
    if (this.provider === 'openai-live') return openai.liveSessions.at(-1)?.memory.turns ?? [];
    const source = this.provider === 'openai' ? openai.sessions.at(-1) : bedrock.streams.at(-1);
    return source?.conversation ?? [];
  }

  session(): Promise<StoredSession | undefined> {
    return this.gateway.services.store.readSession(this.call.sid);
  }

  turns(): Promise<StoredTurn[]> {
    return this.gateway.services.store.readTurns(this.call.sid);
  }
}

/** Waits until `look` finds something. @throws Error that names what was missing */
export async function waitFor<T>(
  what: string,
  timeoutMs: number,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`not seen within ${timeoutMs / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
