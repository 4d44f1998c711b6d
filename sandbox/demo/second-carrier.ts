import { Carrier } from '../carrier/carrier.ts';
import { speak } from '../model/mouth.ts';
import { SANDBOX, type TelephoneNetwork } from '../telephone-network.ts';

/** Another carrier with the same account, for the calls of a second gateway. */
export function secondCarrier(network: TelephoneNetwork, gatewayOrigin: () => string): Carrier {
  const { accountSid, authToken, publicUrl } = SANDBOX;
  return new Carrier({
    ...{ accountSid, authToken, publicUrl, gatewayOrigin },
    statusPath: '/twilio/status',
    speakSay: (text) => speak(text, network.library),
  });
}
