import type { VoiceProvider } from '../../src/voice/provider.ts';
import type { CarrierCall } from '../carrier/call.ts';
import type { ConnectPhoneNumber } from '../connect/phone-number.ts';
import type { LocalGateway } from '../local-gateway.ts';
import type { TelephoneNetwork } from '../telephone-network.ts';
import type { Office } from './office.ts';
import { Stage, waitFor } from './stage.ts';

interface OfficeStageParts {
  readonly provider: VoiceProvider;
  readonly network: TelephoneNetwork;
  readonly gateway: LocalGateway;
  readonly call: CarrierCall;
  readonly office: Office;
  readonly connect: ConnectPhoneNumber;
}

/** A demo call whose assistant uses an office. */
export class OfficeStage extends Stage {
  readonly office: Office;
  /** The number that its hand-offs are dialled to. */
  readonly connect: ConnectPhoneNumber;

  constructor({ provider, network, gateway, call, office, connect }: OfficeStageParts) {
    super(provider, network, gateway, call);
    this.office = office;
    this.connect = connect;
  }

  /** The assistant's turn with these words, once it is on record. */
  storedTurn(text: string) {
    return waitFor(`on record: "${text}"`, 5_000, async () =>
      (await this.turns()).find((turn) => turn.role === 'assistant' && turn.text.includes(text)),
    );
  }
}
