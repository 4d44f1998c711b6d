import { connectStream } from './connect-verb.ts';
import { dialNumber } from './dial-verb.ts';
import { CarrierFault } from './fault.ts';
import { parseTwiml, type Verb } from './twiml.ts';
import {
  type Interruption,
  type Next,
  onInterruption,
  pause,
  resolveLink,
  type Step,
  type VerbContext,
  type VerbScope,
} from './verb-scope.ts';

export type CallEnd = 'completed' | 'busy' | 'failed';

/** A second of nothing stands for a recording that `<Play>` would fetch: there is no file server here. */
const PLAY_MS = 1000;

/** Executes TwiML for one call, document after document, until nothing is left or the call is over. */
export class TwimlRunner {
  readonly #call: VerbContext;
  readonly #onBegun: () => void;
  #script = new AbortController();
  #replacement: Step | undefined;

  /** @param onBegun called when the first document was read */
  constructor(call: VerbContext, onBegun: () => void) {
    this.#call = call;
    this.#onBegun = onBegun;
  }

  /** @returns the status that the TwiML gave the call; an application error counts as `failed` */
  async run(first: Step): Promise<CallEnd> {
    let step: Step = first;
    for (;;) {
      const next = await this.#runDocument(step);
      if (this.#replacement) {
        step = this.#replacement;
        this.#replacement = undefined;
      } else if (next === 'continue' || this.#script.signal.aborted) {
        return 'completed';
      } else if (next.kind === 'end') {
        return next.status;
      } else {
        step = next;
      }
    }
  }

  /** Other TwiML takes over immediately. */
  replace(step: Step): void {
    this.#replacement = step;
    this.#interrupt('replaced');
  }

  /** The call is over: the running verb ends and nothing follows. */
  hangUp(): void {
    this.#replacement = undefined;
    this.#interrupt('hangup');
  }

  #interrupt(reason: Interruption): void {
    this.#script.abort(reason);
  }

  async #runDocument(step: Step): Promise<Next> {
    // A hang-up is for good: it must also hold for a document that was about to begin.
    if (this.#script.signal.reason !== 'hangup') this.#script = new AbortController();
    const { signal } = this.#script;
    const baseUrl = step.kind === 'fetch' ? step.link.url : this.#call.network.publicUrl;
    try {
      const verbs = await this.#load(step, signal);
      this.#onBegun();
      return await this.#runVerbs(verbs, { call: this.#call, baseUrl, signal });
    } catch (error) {
      if (!(error instanceof CarrierFault)) throw error;
      if (!signal.aborted) this.#call.timeline.error(error);
      return { kind: 'end', status: 'failed' };
    }
  }

  /** An interruption does not wait for the answer of a request that is under way. */
  #load(step: Step, signal: AbortSignal): Promise<readonly Verb[]> {
    return new Promise((resolve, reject) => {
      onInterruption(signal, () => resolve([]));
      if (signal.aborted) return;
      if (step.kind === 'fetch') this.#call.webhooks.fetchTwiml(step.link, step.params).then(resolve, reject);
      else resolve(parseTwiml(step.xml));
    });
  }

  async #runVerbs(verbs: readonly Verb[], scope: VerbScope): Promise<Next> {
    for (const verb of verbs) {
      if (scope.signal.aborted) break;
      this.#call.timeline.add('verb', { verb: verb.verb });
      if (answersCall(verb)) this.#call.answer();
      const next = await this.#execute(verb, scope);
      if (next !== 'continue') return next;
    }
    return 'continue';
  }

  #execute(verb: Verb, scope: VerbScope): Next | Promise<Next> {
    switch (verb.verb) {
      case 'Say':
        return this.#say(verb.text, verb.loop, scope.signal);
      case 'Play':
        return this.#wait(verb.loop === 0 ? Number.POSITIVE_INFINITY : verb.loop * PLAY_MS, scope.signal);
      case 'Pause':
        return this.#wait(verb.lengthMs, scope.signal);
      case 'Redirect':
        return { kind: 'fetch', link: resolveLink(verb.link, scope.baseUrl), params: {} };
      case 'Hangup':
        return { kind: 'end', status: 'completed' };
      case 'Reject':
        return { kind: 'end', status: verb.reason === 'busy' ? 'busy' : 'failed' };
      case 'Connect':
        return connectStream(verb, scope);
      case 'Dial':
        return dialNumber(verb, scope);
      default:
        return verb satisfies never;
    }
  }

  async #say(text: string, loop: number, signal: AbortSignal): Promise<Next> {
    const { line, network } = this.#call;
    for (let round = 0; !signal.aborted && (loop === 0 || round < loop); round += 1) {
      this.#call.addSaid(text);
      line.play(network.say(text));
      const played = new Promise<void>((resolve) => line.mark(resolve));
      onInterruption(signal, () => void line.clear());
      await played;
    }
    return 'continue';
  }

  async #wait(delayMs: number, signal: AbortSignal): Promise<Next> {
    await pause(Math.min(delayMs, 2 ** 31 - 1), signal);
    return 'continue';
  }
}

/** Twilio answers the call for every verb except `<Reject>`, and a `<Dial>` with `answerOnBridge`. */
function answersCall(verb: Verb): boolean {
  return verb.verb !== 'Reject' && !(verb.verb === 'Dial' && verb.answerOnBridge);
}
