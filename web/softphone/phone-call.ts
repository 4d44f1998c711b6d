import { CallFault, FAULTS } from './call-fault.ts';
import { CallWebhooks, type Step } from './call-webhooks.ts';
import type { DialHappening, Dialling } from './dialling.ts';
import type { Earpiece } from './earpiece.ts';
import { MediaStream, type StreamHappening } from './media-stream.ts';
import type { Mouthpiece } from './mouthpiece.ts';
import { sleep } from './person-dialling.ts';
import { randomHex } from './random-hex.ts';
import type { PlacedCall, SoftphoneApi } from './softphone-api.ts';
import { type DialVerb, readTwiml, type StreamNoun, type Verb } from './twiml.ts';
import type { ReadXml } from './xml-element.ts';

export type CallState = 'ringing' | 'talking' | 'transferring' | 'over';

export interface CallEvents {
  onState(state: CallState): void;
  /** The gateway was asked, and has answered. */
  onWebhook(path: string, status: number, fields: Readonly<Record<string, string>>): void;
  onVerb(verb: Verb['verb']): void;
  onStream(happening: StreamHappening): void;
  onDial(happening: DialHappening): void;
  /** The call cannot go on as the gateway asked. */
  onFault(fault: CallFault): void;
}

export interface PhoneCallParts {
  readonly api: SoftphoneApi;
  readonly placed: PlacedCall;
  readonly readXml: ReadXml;
  readonly earpiece: Earpiece;
  readonly mouthpiece: Mouthpiece;
  readonly dialling: Dialling;
  /** Speaks as Twilio's `<Say>` does; returns early when it is interrupted. */
  readonly say: (text: string, language: string, signal: AbortSignal) => Promise<void>;
  readonly events: CallEvents;
}

/** What follows a verb: the next one, another document, or the end. */
type Next = 'continue' | 'end' | Step;

const XML_TYPES = /^(?:application|text)\/xml\b/i;
const SID_DIGITS = 32;

/** One call from the page: asks the gateway for TwiML, and does what it says, document after document. */
export class PhoneCall {
  /** Resolves when the call is over and the gateway knows. */
  readonly done: Promise<void>;
  readonly #parts: PhoneCallParts;
  readonly #webhooks: CallWebhooks;
  readonly #end = new AbortController();
  #state: CallState = 'ringing';
  #stream: MediaStream | undefined;
  #answeredMs: number | undefined;
  #isLeaving = false;

  /** Begins the call. */
  constructor(parts: PhoneCallParts) {
    this.#parts = parts;
    this.#webhooks = new CallWebhooks({
      api: parts.api,
      placed: parts.placed,
      callStatus: () => this.#callStatus,
      isLeaving: () => this.#isLeaving,
      onWebhook: (path, status, fields) => parts.events.onWebhook(path, status, fields),
    });
    this.done = this.#run({ path: parts.placed.voicePath, fields: {} });
  }

  get state(): CallState {
    return this.#state;
  }

  /** Presses a key of the telephone. */
  press(digit: string): void {
    this.#stream?.press(digit);
  }

  /** The caller hangs up. Idempotent. @param isLeaving the page is being closed */
  hangUp(isLeaving = false): void {
    this.#isLeaving = isLeaving;
    this.#end.abort();
  }

  async #run(first: Step): Promise<void> {
    this.#parts.events.onState('ringing');
    try {
      for (let step: Next = first; typeof step === 'object'; ) step = await this.#runDocument(step);
    } catch (error) {
      if (!this.#end.signal.aborted) this.#parts.events.onFault(asFault(error));
    }
    this.#end.abort();
    this.#parts.earpiece.clear();
    await this.#tell({ path: this.#parts.placed.statusPath, fields: this.#duration() });
    this.#setState('over');
  }

  async #runDocument(step: Step): Promise<Next> {
    const answer = await this.#webhooks.ask(step);
    if (this.#end.signal.aborted) return 'end';
    if (answer.status < 200 || answer.status > 299)
      throw new CallFault(FAULTS.retrieval, `The gateway answered ${step.path} with ${answer.status}.`);
    if (!XML_TYPES.test(answer.contentType))
      throw new CallFault(FAULTS.contentType, `The gateway answered ${step.path} with no XML.`);
    for (const verb of readTwiml(this.#parts.readXml(answer.body))) {
      if (this.#end.signal.aborted) return 'end';
      this.#parts.events.onVerb(verb.verb);
      const next = await this.#execute(verb);
      if (next !== 'continue') return next;
    }
    return 'end';
  }

  async #execute(verb: Verb): Promise<Next> {
    if (verb.verb !== 'Reject') this.#answer();
    const { signal } = this.#end;
    switch (verb.verb) {
      case 'Say':
        for (let round = 0; !signal.aborted && (verb.loop === 0 || round < verb.loop); round += 1)
          await this.#parts.say(verb.text, verb.language, signal);
        return 'continue';
      case 'Pause':
        await sleep(verb.lengthMs, signal);
        return 'continue';
      case 'Redirect':
        return this.#webhooks.step(verb.url, {});
      case 'Hangup':
      case 'Reject':
        return 'end';
      case 'Connect':
        return this.#connect(verb.stream, verb.action);
      case 'Dial':
        return this.#dial(verb);
      default:
        return verb satisfies never;
    }
  }

  async #connect(noun: StreamNoun, action: string | undefined): Promise<Next> {
    const { placed, earpiece, mouthpiece, api, events } = this.#parts;
    const streamSid = `MZ${randomHex(SID_DIGITS)}`;
    const tell = (event: string, fault?: CallFault) => this.#tellStream(noun, streamSid, event, fault);
    const stream = new MediaStream({
      identity: { accountSid: placed.accountSid, callSid: placed.callSid, streamSid },
      parameters: noun.parameters,
      callToken: this.#webhooks.token,
      earpiece,
      mouthpiece,
      openSocket: (socketEvents) => api.openStream(socketEvents),
      onHappening: (happening) => {
        if (happening.what === 'opened') tell('stream-started');
        events.onStream(happening);
      },
    });
    this.#stream = stream;
    const onHangUp = () => stream.stop();
    this.#end.signal.addEventListener('abort', onHangUp, { once: true });
    stream.open();
    const end = await stream.ended;
    this.#end.signal.removeEventListener('abort', onHangUp);
    this.#stream = undefined;
    const fault = end instanceof CallFault ? end : undefined;
    if (fault) events.onFault(fault);
    tell(fault ? 'stream-error' : 'stream-stopped', fault);
    return this.#byAction(action, {});
  }

  #tellStream(
    { statusCallback, name }: StreamNoun,
    streamSid: string,
    event: string,
    fault?: CallFault,
  ): void {
    if (statusCallback === undefined) return;
    const fields = {
      StreamSid: streamSid,
      StreamName: name ?? streamSid,
      StreamEvent: event,
      Timestamp: new Date().toISOString(),
      ...(fault && { StreamError: `${fault.code}: ${fault.message}` }),
    };
    void this.#tell(this.#webhooks.step(statusCallback, fields));
  }

  async #dial({ action, number, callerId = '', timeoutMs, sendDigits }: DialVerb): Promise<Next> {
    const { dialling, events, earpiece, placed } = this.#parts;
    this.#setState('transferring');
    const result = await dialling.dial({
      number: { number, timeoutMs, sendDigits, callerId: callerId || placed.from },
      token: this.#webhooks.token,
      signal: this.#end.signal,
      onHappening: (happening) => {
        if (happening.what === 'speech') earpiece.play(happening.mulaw);
        else events.onDial(happening);
      },
    });
    earpiece.clear();
    this.#setState('talking');
    return this.#byAction(action, {
      DialCallStatus: result.status,
      DialCallSid: `CAsoftphone${randomHex(23)}`,
      DialBridged: String(result.bridged),
      ...(result.answered && { DialCallDuration: String(Math.round(result.durationMs / 1000)) }),
    });
  }

  /** Asked when the verb ended by itself, and only told when the caller has hung up. */
  async #byAction(action: string | undefined, fields: Step['fields']): Promise<Next> {
    if (action === undefined) return this.#end.signal.aborted ? 'end' : 'continue';
    const step = this.#webhooks.step(action, fields);
    if (!this.#end.signal.aborted) return step;
    await this.#tell(step);
    return 'end';
  }

  /** Without using the answer. */
  async #tell(step: Step): Promise<void> {
    if (!this.#webhooks.hasBegun) return;
    try {
      await this.#webhooks.ask(step);
    } catch (error) {
      if (!this.#isLeaving) this.#parts.events.onFault(asFault(error));
    }
  }

  get #callStatus(): string {
    if (this.#end.signal.aborted) return this.#answeredMs === undefined ? 'no-answer' : 'completed';
    return this.#answeredMs === undefined ? 'ringing' : 'in-progress';
  }

  #answer(): void {
    this.#answeredMs ??= performance.now();
    if (this.#state === 'ringing') this.#setState('talking');
  }

  #duration(): Record<string, string> {
    const ms = this.#answeredMs === undefined ? 0 : performance.now() - this.#answeredMs;
    return { CallDuration: String(Math.ceil(ms / 1000)), Duration: String(Math.ceil(ms / 60_000)) };
  }

  #setState(state: CallState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#parts.events.onState(state);
  }
}

function asFault(error: unknown): CallFault {
  if (error instanceof CallFault) return error;
  return new CallFault(FAULTS.retrieval, error instanceof Error ? error.message : 'The call failed.');
}
