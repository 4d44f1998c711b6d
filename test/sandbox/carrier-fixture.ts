import { afterEach, beforeEach } from 'vitest';
import { Carrier, type CarrierOptions } from '../../sandbox/carrier/carrier.ts';
import { StubGateway } from './carrier-gateway.ts';

export const ACCOUNT_SID = `AC${'0123456789abcdef'.repeat(2)}`;
export const AUTH_TOKEN = 'a-token-for-tests';
export const PUBLIC_URL = 'https://voice.example.test';
export const STREAM_URL = 'wss://voice.example.test/twilio/stream';
export const PEOPLE = { from: '+14155550100', to: '+14155550199' };
export const CONNECT = `<Connect action="/ended"><Stream url="${STREAM_URL}"/></Connect>`;

/** Loud speech-like mu-law of this length. */
export function speech(lengthMs: number): Buffer {
  return Buffer.from(Array.from({ length: lengthMs * 8 }, (_, n) => 0x10 + (n % 5) + (n % 2) * 0x80));
}

/** A carrier in front of a stub gateway, fresh for every test. */
export class Town {
  #gateway: StubGateway | undefined;
  #carrier: Carrier | undefined;

  get gateway(): StubGateway {
    if (!this.#gateway) throw new Error('the town is closed');
    return this.#gateway;
  }

  get carrier(): Carrier {
    if (!this.#carrier) throw new Error('the town is closed');
    return this.#carrier;
  }

  async open(): Promise<void> {
    this.#gateway = await StubGateway.start();
    this.configure({});
  }

  async close(): Promise<void> {
    await this.#carrier?.stop();
    await this.#gateway?.stop();
  }

  /** Replaces the carrier by one with other options; nothing may have been called before. */
  configure(options: Partial<CarrierOptions>): void {
    this.#carrier = new Carrier({
      accountSid: ACCOUNT_SID,
      authToken: AUTH_TOKEN,
      publicUrl: PUBLIC_URL,
      gatewayOrigin: this.gateway.origin,
      ...options,
    });
  }
}

/** Opens a town before every test of the file and closes it afterwards. */
export function useTown(): Town {
  const town = new Town();
  beforeEach(() => town.open());
  afterEach(() => town.close());
  return town;
}
