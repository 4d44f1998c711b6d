import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { WebSocket } from 'ws';
import { parseXml } from '../../sandbox/carrier/twiml-xml.ts';
import { DialServer } from '../../sandbox/softphone/dial-server.ts';
import { SANDBOX, TelephoneNetwork, type TelephoneNetworkOptions } from '../../sandbox/telephone-network.ts';
import { buildApp } from '../../src/app.ts';
import { readSetup } from '../../src/config/setup.ts';
import { ConsoleAccess } from '../../src/console/access.ts';
import { ActionAudit } from '../../src/console/action-audit.ts';
import { ViewerPlaces } from '../../src/console/viewer-places.ts';
import { OwnAddress } from '../../src/http/own-address.ts';
import { createLogger } from '../../src/logging.ts';
import { createSoftphone } from '../../src/services/softphone.ts';
import { createServices, type Services } from '../../src/services.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import type { VoiceProvider } from '../../src/voice/client.ts';
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
import { eventually } from '../support/eventually.ts';

export const SUPERVISOR = 'supervisor-token-of-the-tests';
export const VIEWER = 'viewer-token-of-the-tests';

/** A gateway in the sandbox, with a console and the softphone of its page. */
export class SoftphoneRig {
  readonly network: TelephoneNetwork;
  readonly log: string[] = [];
  readonly metrics = new Metrics();
  readonly #address = new OwnAddress();
  readonly #sockets: WebSocket[] = [];
  #dials: DialServer | undefined;
  #services: Services | undefined;
  #app: FastifyInstance | undefined;
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
    for (const [name, value] of Object.entries(settings))
      if (name.startsWith('AWS_')) process.env[name] = value;
    const setup = readSetup(settings);
    const { metrics } = this;
    const logger = createLogger('info', { write: (line) => this.log.push(line) });
    const services = await createServices(setup, { logger, metrics });
    const softphone = createSoftphone(setup.config, this.#address);
    this.#services = services;
    this.#app = buildApp({
      ...services,
      ownAddress: this.#address,
      console: {
        logger,
        metrics,
        access: new ConsoleAccess({ supervisorToken: SUPERVISOR, viewerToken: VIEWER }),
        audit: new ActionAudit({ logger, metrics }),
        viewers: new ViewerPlaces(metrics),
        about: {
          instance: 'test',
          gateway: '0',
          capture: true,
          recording: 'off',
          softphone: softphone !== undefined,
          sandbox: true,
          past: false,
        },
        parts: softphone ? [softphone] : [],
      },
    });
    await this.#app.listen({ host: '127.0.0.1', port: 0 });
    const [first] = this.#app.addresses() as AddressInfo[];
    this.origin = `http://127.0.0.1:${first?.port}`;
    this.network.connectGateway(this.origin);
    await services.start();
  }

  async stop(): Promise<void> {
    await this.#services?.drain(0);
    await this.#app?.close();
    await this.#services?.close();
    await this.#dials?.stop();
    await this.network.stop();
  }

  get services(): Services {
    if (!this.#services) throw new Error('the rig was not started');
    return this.#services;
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
