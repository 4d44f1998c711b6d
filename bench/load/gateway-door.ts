import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';
import { twilioSignature } from '../../sandbox/carrier/signer.ts';
import { SANDBOX } from '../../sandbox/telephone-network.ts';

const TIMEOUT_MS = 20_000;

/** What a call's first webhook led to. */
export interface StreamInvitation {
  /** As the TwiML has it, with the public host. */
  readonly url: string;
  readonly token: string;
}

/** The way into the program under test: signed for its public address, sent to the loopback. */
export class GatewayDoor {
  readonly #origin: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });

  /** @param origin where the program listens, like `http://127.0.0.1:3000` */
  constructor(origin: string) {
    this.#origin = origin;
  }

  /** @throws Error when the program does not answer with a `<Stream>` */
  async announceCall(callSid: string): Promise<StreamInvitation> {
    const twiml = await this.#post('/twilio/voice', callForm(callSid, 'ringing'));
    const url = /<Stream[^>]* url="([^"]+)"/.exec(twiml)?.[1];
    const token = /<Parameter[^>]* value="([^"]+)"/.exec(twiml)?.[1];
    if (url === undefined || token === undefined) throw new Error('the answer holds no <Stream>');
    return { url, token };
  }

  /** What Twilio tells when the caller has hung up. */
  async announceEnd(callSid: string): Promise<void> {
    const form = callForm(callSid, 'completed');
    await this.#post('/twilio/stream-ended', form);
    await this.#post('/twilio/status', form);
  }

  openStream({ url }: StreamInvitation): WebSocket {
    const { pathname } = new URL(url);
    const { host } = new URL(SANDBOX.publicUrl);
    return new WebSocket(`${this.#origin.replace('http:', 'ws:')}${pathname}`, {
      headers: { host, 'X-Twilio-Signature': twilioSignature(SANDBOX.authToken, url) },
      perMessageDeflate: false,
      handshakeTimeout: TIMEOUT_MS,
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(path: string, form: Readonly<Record<string, string>>): Promise<string> {
    const headers = {
      host: new URL(SANDBOX.publicUrl).host,
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'X-Twilio-Signature': twilioSignature(SANDBOX.authToken, SANDBOX.publicUrl + path, form),
    };
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', headers, agent: this.#agent, timeout: TIMEOUT_MS };
      const sending = request(this.#origin + path, options, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          body += text;
        });
        response.on('error', reject);
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          if (status < 300) resolve(body);
          else reject(new Error(`${path} answered ${status}`));
        });
      });
      sending.on('timeout', () => sending.destroy(new Error(`${path} did not answer`)));
      sending.on('error', reject);
      sending.end(new URLSearchParams(form).toString());
    });
  }
}

function callForm(callSid: string, status: string): Record<string, string> {
  return {
    AccountSid: SANDBOX.accountSid,
    ApiVersion: '2010-04-01',
    CallSid: callSid,
    CallStatus: status,
    Direction: 'inbound',
    From: SANDBOX.caller,
    To: SANDBOX.assistantNumber,
  };
}
