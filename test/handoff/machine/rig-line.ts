import type { CallStart } from '../../../src/call/call-start.ts';
import { callStartOf } from '../../../src/http/call-start.ts';
import type { StreamClaims, StreamTokens } from '../../../src/twilio/stream-token.ts';
import type { Agenda } from './agenda.ts';
import { RigMedia } from './rig-media.ts';

export type DialFate = 'reached' | 'busy' | 'no-answer' | 'failed';

/** An instance of the gateway, as Twilio meets it. */
export interface Gateway {
  readonly tokens: Pick<StreamTokens, 'redeem'>;
  readonly callControl: {
    openCall: (start: CallStart, media: RigMedia) => NonNullable<RigMedia['listener']>;
  };
  webhook(name: string, form: Readonly<Record<string, string>>): Promise<string>;
}

export interface LineOptions {
  readonly callSid: string;
  readonly agenda: Agenda;
  /** The one that the load balancer chooses now. */
  readonly gateway: () => Gateway;
  /** Every one that a repeated webhook may come to. */
  readonly gateways: readonly Gateway[];
  /** How the next dial ends. */
  readonly dialFate: () => DialFate;
  /** Whether the next webhook is sent twice. */
  readonly repeats: () => boolean;
}

const CALLER = '+14155550100';

/** One call at Twilio: does what the first answer to each webhook says, and sends some webhooks twice. */
export class RigLine {
  readonly dials: { readonly token: string | undefined; readonly fate: DialFate }[] = [];
  readonly faults: string[] = [];
  state: 'streaming' | 'asking' | 'dialling' | 'talking' | 'over' = 'asking';
  media: RigMedia | undefined;
  /** The instance that has, or had last, the stream. */
  #holder: Gateway | undefined;
  readonly #options: LineOptions;
  #streams = 0;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  begin(): void {
    this.#stream({ callSid: this.#options.callSid, caller: CALLER, resumeCount: 0 });
  }

  hangsUp(): void {
    const before = this.state;
    if (before === 'over') return;
    this.state = 'over';
    this.media?.stop('stop');
    const gone = { CallStatus: 'completed' };
    if (before === 'streaming') this.#tell('stream-ended', gone);
    if (before === 'dialling') this.#tell('dial-result', { ...gone, DialCallStatus: 'canceled' });
    if (before === 'talking') this.#tell('dial-result', { ...gone, ...TALKED });
    this.#tell('status', gone);
  }

  /** The media socket breaks. */
  losesStream(): void {
    if (this.state !== 'streaming') return;
    this.state = 'asking';
    this.media?.stop('lost');
    this.#tell('stream-ended', LIVE);
  }

  #stream(claims: StreamClaims): void {
    const { agenda, gateway } = this.#options;
    this.#streams += 1;
    const media = new RigMedia(`MZ${this.#streams}`, agenda, (closed) => this.#closed(closed));
    this.media = media;
    this.state = 'streaming';
    this.#holder = gateway();
    media.listener = this.#holder.callControl.openCall(callStartOf(media.streamSid, claims), media);
  }

  #closed(media: RigMedia): void {
    if (media !== this.media || this.state !== 'streaming') return;
    this.state = 'asking';
    this.#tell('stream-ended', LIVE);
  }

  /** A webhook, once or to two instances; the first answer is what Twilio does. */
  #tell(name: string, fields: Readonly<Record<string, string>>): void {
    const { agenda, callSid, gateways, repeats } = this.#options;
    const form = { CallSid: callSid, From: CALLER, To: '+14155550199', ...fields };
    const asked = this.state;
    let answered = false;
    const send = (gateway: Gateway) => {
      gateway.webhook(name, form).then(
        (twiml) => {
          if (answered) return;
          answered = true;
          const elsewhere = gateway !== this.#holder ? ' elsewhere' : '';
          agenda.add(`answer to ${name}${elsewhere}`, () => this.#obey(twiml, asked));
        },
        (error: unknown) => this.faults.push(`${name}: ${String(error)}`),
      );
    };
    agenda.add(name, () => send(this.#options.gateway()));
    if (!repeats()) return;
    for (const gateway of gateways) agenda.add(`${name} again`, () => send(gateway));
  }

  #obey(twiml: string, asked: RigLine['state']): void {
    if (asked === 'over' && twiml.includes('<Dial')) this.faults.push('a person is dialled for nobody');
    if (this.state === 'over' || this.state !== asked) return;
    if (twiml.includes('<Dial')) this.#dial(twiml);
    else if (twiml.includes('<Connect')) this.#connect(twiml);
    else if (twiml.includes('<Redirect')) this.#tell('stream-ended', LIVE);
    else if (twiml.includes('<Hangup')) this.hangsUp();
    else this.faults.push(`the caller is dropped: ${twiml}`);
  }

  #connect(twiml: string): void {
    const [, token] = /name="token" value="([^"]+)"/.exec(twiml) ?? [];
    const result = this.#options.gateway().tokens.redeem(token, this.#options.callSid);
    if (result.ok) this.#stream(result.claims);
    else this.faults.push(`stream token ${result.reason}`);
  }

  #dial(twiml: string): void {
    const { agenda, dialFate } = this.#options;
    const [, token] = /sendDigits="w*(\d+)#"/.exec(twiml) ?? [];
    const fate = dialFate();
    this.dials.push({ token, fate });
    agenda.trace.push('dialled');
    this.state = 'dialling';
    agenda.add(`dial: ${fate}`, () => {
      if (this.state !== 'dialling') return;
      if (fate === 'reached') this.state = 'talking';
      else this.#dialFailed(fate);
    });
  }

  /** Twilio asks once: a caller who hangs up meanwhile ends no dial any more. */
  #dialFailed(fate: DialFate): void {
    this.state = 'asking';
    this.#tell('dial-result', { ...LIVE, DialCallStatus: fate });
  }
}

const LIVE = { CallStatus: 'in-progress' };
const TALKED = { DialCallStatus: 'completed', DialBridged: 'true', DialCallDuration: '20' };
