import twilio from 'twilio';
import { GatewayRig, startMessages } from '../http/gateway-rig.ts';
import { RawConnection } from './raw-http.ts';

export const AUTH_TOKEN = 'twilio-auth-token';
export const PUBLIC_URL = 'https://voice.example.com';
export const CALLER = '+14155550123';

/** The gateway's door over a real socket, with what an attacker may try at it. */
export class AttackedGateway extends GatewayRig {
  readonly #connections: RawConnection[] = [];

  async listen(): Promise<void> {
    await this.start();
    await this.app.listen({ host: '127.0.0.1', port: 0 });
  }

  get port(): number {
    const address = this.app.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the gateway does not listen');
    return address.port;
  }

  /** Sends these bytes on a connection of their own. */
  async attack(data = ''): Promise<RawConnection> {
    const connection = await RawConnection.open(this.port);
    this.#connections.push(connection);
    if (data !== '') connection.send(data);
    return connection;
  }

  /** Whether nothing was done for the attacker: no call opened, none hung up, none to be handed off. */
  get untouched(): boolean {
    return this.callControl.opened.length === 0 && this.callControl.hungUp.length === 0;
  }

  override async stop(): Promise<void> {
    for (const connection of this.#connections) connection.close();
    await super.stop();
  }
}

/** What Twilio would write into `X-Twilio-Signature`. */
export function sign(url: string, form: Readonly<Record<string, string>> = {}): string {
  return twilio.getExpectedTwilioSignature(AUTH_TOKEN, url, form);
}

/** The messages that open a stream, with a streamSid of the sender's choice and further parameters. */
export function startWith(
  callSid: string,
  changes: { readonly streamSid?: string; readonly parameters?: object },
): string {
  const [, start = ''] = startMessages(callSid);
  const message = JSON.parse(start) as { streamSid: string; start: Record<string, unknown> };
  const { streamSid = message.streamSid, parameters = {} } = changes;
  return JSON.stringify({
    ...message,
    streamSid,
    start: { ...message.start, streamSid, customParameters: parameters },
  });
}
