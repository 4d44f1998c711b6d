import type { Writable } from 'node:stream';
import { encodeMulaw } from '../../src/audio/mulaw.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import type { Carrier } from '../carrier/carrier.ts';
import { ConnectPhoneNumber } from '../connect/phone-number.ts';
import { LocalGateway } from '../local-gateway.ts';
import { speak } from '../model/mouth.ts';
import { SANDBOX, type TelephoneNetwork } from '../telephone-network.ts';
import { Office } from './office.ts';
import { OfficeStage } from './office-stage.ts';
import { secondCarrier } from './second-carrier.ts';

const CALLER = '+14155550104';
/** Its hand-offs have a number of their own: at the other one, nobody answers in some scenes. */
const CONNECT_NUMBER = '+14155550112';

export interface OfficeCallOptions {
  readonly provider: VoiceProvider;
  readonly network: TelephoneNetwork;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Writable;
  /** Gets the assistants file. */
  readonly outputFolder: string;
}

/** A call to a second gateway, whose assistant comes from an assistants file and has tools, knowledge and a CRM. */
export class OfficeCall {
  readonly stage: OfficeStage;
  readonly #carrier: Carrier;

  private constructor(stage: OfficeStage, carrier: Carrier) {
    this.stage = stage;
    this.#carrier = carrier;
  }

  static async place(options: OfficeCallOptions): Promise<OfficeCall> {
    const { provider, network, environment, log, outputFolder } = options;
    const office = await Office.open(outputFolder, CALLER);
    let origin = '';
    const carrier = secondCarrier(network, () => origin);
    await carrier.start();
    const gateway = await LocalGateway.start(
      {
        ...environment,
        ...office.environment,
        TWILIO_API_URL: carrier.restUrl,
        CONNECT_PHONE_NUMBER: CONNECT_NUMBER,
      },
      log,
    );
    origin = gateway.origin;
    const connect = connectNumber(network, gateway);
    carrier.connectNumber(CONNECT_NUMBER, connect);
    const call = await carrier.call({ from: CALLER, to: SANDBOX.assistantNumber });
    return new OfficeCall(new OfficeStage({ provider, network, gateway, call, office, connect }), carrier);
  }

  async close(): Promise<void> {
    const { gateway, office } = this.stage;
    await this.#carrier.stop();
    await gateway.stop();
    await office.close();
  }
}

function connectNumber(network: TelephoneNetwork, gateway: LocalGateway): ConnectPhoneNumber {
  return new ConnectPhoneNumber(gateway.services.store, {
    voice: (text) => Buffer.from(encodeMulaw(speak(text, network.library))),
    onContact: (contactId) => network.contactCentre.addContact(contactId),
  });
}
