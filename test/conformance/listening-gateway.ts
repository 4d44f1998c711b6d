import { GatewayRig, startMessages, tokenIn } from '../http/gateway-rig.ts';
import { sign } from '../security/attacked-gateway.ts';
import { UPGRADE } from '../security/raw-http.ts';
import { BINARY, type Frame, TEXT } from './frame.ts';
import { RawPeer } from './raw-peer.ts';

export const STREAM_SIGNATURE = `X-Twilio-Signature: ${sign('wss://voice.example.com/twilio/stream')}\r\n`;
export const STREAM_REQUEST = `GET /twilio/stream HTTP/1.1\r\nHost: voice.example.com\r\n${UPGRADE}${STREAM_SIGNATURE}\r\n`;

/** What a gateway has taken of messages: audio that reached the call, and how many it could not use. */
export interface Taken {
  readonly audio: readonly string[];
  readonly binary: number;
  readonly malformed: number;
}

/** A gateway on a real socket that takes calls for every stream. */
export class ListeningGateway extends GatewayRig {
  #calls = 0;

  async listen(wire: 'fast' | 'plain'): Promise<void> {
    await this.start();
    await this.configure({ WIRE: wire });
    await this.app.listen({ host: '127.0.0.1', port: 0 });
  }

  get port(): number {
    const address = this.app.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the gateway does not listen');
    return address.port;
  }

  /** The messages that begin a new call. */
  async opening(): Promise<Frame[]> {
    this.#calls += 1;
    const callSid = `CA${this.#calls}`;
    const token = tokenIn(await this.twiml('/twilio/voice', { CallSid: callSid, From: '+14155550100' }));
    return startMessages(callSid, token).map((message) => ({ opcode: TEXT, payload: Buffer.from(message) }));
  }

  /** A stream on which a call has begun. */
  async stream(): Promise<RawPeer> {
    const opening = await this.opening();
    const peer = await RawPeer.connect(this.port);
    peer.write(STREAM_REQUEST);
    await peer.handshake();
    await peer.send(opening, 'one');
    return peer;
  }

  /** What was taken since the last look. */
  async taken(): Promise<Taken> {
    const { values } = await this.metrics.framesDropped.get();
    const dropped = (reason: string) => values.find(({ labels }) => labels.reason === reason)?.value ?? 0;
    const taken = {
      audio: this.callControl.heard.splice(0).filter((payload) => !isSilence(payload)),
      binary: dropped('binary'),
      malformed: dropped('malformed'),
    };
    this.metrics.framesDropped.reset();
    return taken;
  }
}

/** What of these messages a gateway can use. */
export function usable(messages: readonly Frame[]): Taken {
  const texts = messages.filter(({ opcode }) => opcode === TEXT).map(({ payload }) => payload.toString());
  const audio = texts.flatMap((text) => /"payload":"([^"]+)"/.exec(text)?.[1] ?? []);
  const binary = messages.filter(({ opcode }) => opcode === BINARY).length;
  return { audio, binary, malformed: texts.length - audio.length };
}

/** What stands in for audio that a slow machine delivers late. */
function isSilence(payload: string): boolean {
  return Buffer.from(payload, 'base64').every((byte) => byte === 0xff);
}
