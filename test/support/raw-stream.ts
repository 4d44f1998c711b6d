import { randomUUID } from 'node:crypto';
import twilio from 'twilio';
import { WebSocket } from 'ws';
import { SANDBOX } from '../../sandbox/telephone-network.ts';

/** Reads the token parameter of a `<Stream>`. */
const TOKEN = /name="token" value="([^"]+)"/;

interface MediaFields {
  readonly payload: string;
  readonly chunk?: string;
  readonly timestamp?: string;
}

/** A media stream by hand, for what no carrier would send: properly signed and called for, then anything. */
export class RawStream {
  readonly callSid: string;
  readonly token: string;
  readonly streamSid = `MZ${randomUUID().replaceAll('-', '')}`;
  /** Texts that the gateway has sent. */
  readonly received: string[] = [];
  closeCode: number | undefined;
  readonly #socket: WebSocket;
  #chunk = 0;

  private constructor(callSid: string, token: string, socket: WebSocket) {
    this.callSid = callSid;
    this.token = token;
    this.#socket = socket;
    socket.on('message', (data) => this.received.push(String(data)));
    socket.on('close', (code) => {
      this.closeCode = code;
    });
    socket.on('error', () => socket.terminate());
  }

  /** Phones a gateway, takes the token of its answer and opens the socket. */
  static async open(origin: string, callSid = `CA${randomUUID().replaceAll('-', '')}`): Promise<RawStream> {
    const token = TOKEN.exec(await incomingCall(origin, callSid))?.[1];
    if (token === undefined) throw new Error('the call was not answered with a stream');
    const url = `${SANDBOX.publicUrl.replace(/^http/, 'ws')}/twilio/stream`;
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/twilio/stream`, {
      headers: { 'X-Twilio-Signature': twilio.getExpectedTwilioSignature(SANDBOX.authToken, url, {}) },
    });
    const stream = new RawStream(callSid, token, socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return stream;
  }

  sends(...messages: readonly (string | Buffer)[]): void {
    for (const message of messages) this.#socket.send(message);
  }

  /** `start`, with what is not given as it should be. */
  starts({ callSid = this.callSid, token = this.token } = {}): void {
    const { accountSid } = SANDBOX;
    const start = {
      ...{ accountSid, callSid, streamSid: this.streamSid, tracks: ['inbound'] },
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      customParameters: token === '' ? {} : { token },
    };
    this.#sendEvent('start', { start });
  }

  media({ payload, chunk, timestamp = '0' }: MediaFields): void {
    this.#chunk += 1;
    const media = { track: 'inbound', chunk: chunk ?? String(this.#chunk), timestamp, payload };
    this.#sendEvent('media', { media });
  }

  /** `stop`, as at the end of a call. */
  closes(): void {
    this.#sendEvent('stop', { stop: { accountSid: SANDBOX.accountSid, callSid: this.callSid } });
  }

  #sendEvent(event: string, fields: object): void {
    this.#socket.send(JSON.stringify({ event, sequenceNumber: '1', streamSid: this.streamSid, ...fields }));
  }
}

async function incomingCall(origin: string, callSid: string): Promise<string> {
  const { authToken, publicUrl, caller, assistantNumber } = SANDBOX;
  const form = { CallSid: callSid, From: caller, To: assistantNumber, CallStatus: 'ringing' };
  const signature = twilio.getExpectedTwilioSignature(authToken, `${publicUrl}/twilio/voice`, form);
  const answer = await fetch(`${origin}/twilio/voice`, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': signature },
    body: new URLSearchParams(form),
  });
  return answer.text();
}
