import { once } from 'node:events';
import { WebSocket } from 'ws';
import { parseXml } from '../../sandbox/carrier/twiml-xml.ts';
import { LocalGateway } from '../../sandbox/local-gateway.ts';
import { DialServer } from '../../sandbox/softphone/dial-server.ts';
import { SANDBOX, TelephoneNetwork, type TelephoneNetworkOptions } from '../../sandbox/telephone-network.ts';
import type { Services } from '../../src/services.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import type { CallFault } from '../../web/softphone/call-fault.ts';
import type { DialHappening } from '../../web/softphone/dialling.ts';
import { Earpiece } from '../../web/softphone/earpiece.ts';
import type { OpenedSocket, SocketEvents, StreamHappening } from '../../web/softphone/media-stream.ts';
import { Mouthpiece } from '../../web/softphone/mouthpiece.ts';
import { decodeMulaw } from '../../web/softphone/mulaw.ts';
import { PersonDialling } from '../../web/softphone/person-dialling.ts';
import { PhoneCall } from '../../web/softphone/phone-call.ts';
import { SampleQueue } from '../../web/softphone/sample-queue.ts';
import { ServiceDialling } from '../../web/softphone/service-dialling.ts';
import { SilentSpeaker } from '../../web/softphone/silent-speaker.ts';
import { SoftphoneApi, type SoftphoneHost } from '../../web/softphone/softphone-api.ts';
import { StreamMessages } from '../../web/softphone/stream-messages.ts';
import { eventually } from '../support/eventually.ts';

export const SUPERVISOR = 'supervisor-token-of-the-tests';
export const VIEWER = 'viewer-token-of-the-tests';

/** A gateway in the sandbox, with a console and the softphone of its page. */
export class SoftphoneRig {
  readonly network: TelephoneNetwork;
  readonly log: string[] = [];
  readonly #sockets: WebSocket[] = [];
  #dials: DialServer | undefined;
  #gateway: LocalGateway | undefined;
  origin = '';

  constructor(options: TelephoneNetworkOptions = {}) {
    this.network = new TelephoneNetwork(options);
  }

  async start(provider: VoiceProvider, env: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.network.start();
    this.#dials = new DialServer(
      new Map([[SANDBOX.connectNumber, this.network.connect]]),
      this.network.library,
    );
    const { url } = await this.#dials.start();
    const settings = {
      ...this.network.environment(provider),
      CONSOLE_TOKEN: SUPERVISOR,
      CONSOLE_VIEWER_TOKEN: VIEWER,
      SOFTPHONE_DIAL_URL: url,
      ASSISTANT_GREETING: 'How can I help you today?',
      ...env,
    };
    this.#gateway = await LocalGateway.start(settings, { write: (line) => this.log.push(line) });
    this.origin = this.#gateway.origin;
    this.network.connectGateway(this.origin);
  }

  async stop(): Promise<void> {
    await this.#gateway?.stop();
    await this.#dials?.stop();
    await this.network.stop();
  }

  get services(): Services {
    if (!this.#gateway) throw new Error('the rig was not started');
    return this.#gateway.services;
  }

  post(path: string, body: object, token = SUPERVISOR): Promise<Response> {
    return fetch(`${this.origin}/console/api${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** The network of the page breaks: no close frame. */
  cutStreams(): void {
    for (const socket of this.#sockets.splice(0)) socket.terminate();
  }

  /** A page that opens the stream of a call, and is gone. @returns the CallSid */
  async leavesPage(): Promise<string> {
    const placed = JSON.parse(await (await this.post('/softphone/calls', {})).text());
    const { callSid, accountSid, dialToken: token } = placed;
    const question = { token, path: '/twilio/voice', fields: { CallStatus: 'ringing' } };
    const { callToken, body } = JSON.parse(await (await this.post('/softphone/webhook', question)).text());
    const [, streamToken] = /name="token" value="([^"]+)"/.exec(body) ?? [];
    const socket = this.socket();
    await once(socket, 'open');
    socket.send(JSON.stringify({ token: callToken }));
    await once(socket, 'message');
    const messages = new StreamMessages({ accountSid, callSid, streamSid: 'MZ1' });
    socket.send(messages.connected());
    socket.send(messages.start({ token: streamToken ?? '' }));
    await once(socket, 'message');
    socket.terminate();
    return callSid;
  }

  socket(): WebSocket {
    return new WebSocket(`${this.origin.replace('http', 'ws')}/console/api/softphone/stream`);
  }

  /** Places a call from the page. */
  async dials(numbers: { from?: string; to?: string } = {}): Promise<TestCall> {
    const api = new SoftphoneApi(pageHost(this.origin, this.#sockets));
    const placed = await api.place(numbers);
    return new TestCall(api, placed.callSid, (parts) => new PhoneCall({ ...parts, api, placed }));
  }
}

/** A page, as far as the API of the softphone goes. */
function pageHost(origin: string, sockets: WebSocket[]): SoftphoneHost {
  const base = `${origin}/console/api`;
  return {
    open: async (path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${SUPERVISOR}`);
      const response = await fetch(base + path, { ...init, headers });
      if (!response.ok) throw new Error(await response.text());
      return response;
    },
    openSocket: (path, events: SocketEvents): OpenedSocket => {
      const socket = new WebSocket(base.replace('http', 'ws') + path);
      sockets.push(socket);
      socket.on('open', () => events.onOpen());
      socket.on('message', (data) => events.onText(String(data)));
      socket.on('close', (code, reason) => events.onClose(code, String(reason)));
      socket.on('error', () => undefined);
      return { send: (text) => socket.send(text), close: (code) => socket.close(code) };
    },
  };
}

type Parts = Omit<ConstructorParameters<typeof PhoneCall>[0], 'api' | 'placed'>;

/** One call of the page, and what has happened in it. */
export class TestCall {
  readonly sid: string;
  readonly call: PhoneCall;
  readonly voice = new SampleQueue(8000 * 120);
  readonly mouthpiece: Mouthpiece;
  readonly said: string[] = [];
  readonly states: string[] = [];
  readonly webhooks: { path: string; status: number; fields: Readonly<Record<string, string>> }[] = [];
  readonly stream: StreamHappening[] = [];
  readonly dial: DialHappening[] = [];
  readonly faults: CallFault[] = [];
  readonly #speaker = new SilentSpeaker();

  constructor(api: SoftphoneApi, sid: string, begin: (parts: Parts) => PhoneCall) {
    this.sid = sid;
    const earpiece = new Earpiece(this.#speaker);
    this.mouthpiece = new Mouthpiece({ voice: this.voice, takeEcho: (count) => earpiece.takeEcho(count) });
    const person = new PersonDialling({ ask: async () => 'no-answer', hungUp: async () => undefined });
    this.call = begin({
      readXml: parseXml,
      earpiece,
      mouthpiece: this.mouthpiece,
      dialling: new ServiceDialling(api, person),
      say: async (text) => void this.said.push(text),
      events: {
        onState: (state) => this.states.push(state),
        onWebhook: (path, status, fields) => this.webhooks.push({ path, status, fields }),
        onVerb: () => undefined,
        onStream: (happening) => this.stream.push(happening),
        onDial: (happening) => this.dial.push(happening),
        onFault: (fault) => this.faults.push(fault),
      },
    });
  }

  says(mulaw: Uint8Array): void {
    this.voice.push(decodeMulaw(mulaw));
  }

  count(what: StreamHappening['what']): number {
    return this.stream.filter((happening) => happening.what === what).length;
  }

  /** Waits for the marks of what is being played. */
  async hasHeard(marks: number): Promise<void> {
    await eventually(() => this.count('mark played') >= marks, 15_000);
  }

  async close(): Promise<void> {
    this.call.hangUp();
    await this.call.done;
    await this.#speaker.close();
  }
}
