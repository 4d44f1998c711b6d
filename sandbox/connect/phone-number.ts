import { encodeMulaw } from '../../src/audio/mulaw.ts';
import { createLogger } from '../../src/logging.ts';
import { createLookupHandler, type LookupStore } from '../../src/lookup-lambda/handler.ts';
import type { DialTarget } from '../carrier/dial-leg.ts';
import { speak } from '../model/mouth.ts';
import { SpeechLibrary } from '../model/speech-library.ts';
import { Contact, type ContactLeg, type ContactOptions, type ContactState } from './contact.ts';
import { FLOW_VALUES, FlowInstance, type InstanceState, type LambdaFunction } from './flow-instance.ts';
import { FlowInterpreter } from './flow-interpreter.ts';
import { loadFlow } from './flow-template.ts';

/** What happens to a call to the number. `rings`: nobody answers. */
export type ConnectBehaviour = 'answers' | 'busy' | 'rings' | 'fails';

/** One contact as the agent sees it. `answeredAtMs` is undefined until an agent has picked up. */
export interface ConnectContact {
  readonly contactId: string;
  readonly from: string;
  readonly digits: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly answeredAtMs: number | undefined;
  readonly state: ContactState;
  /** Identifiers of the flow's actions that have begun, in order. */
  readonly path: readonly string[];
}

export interface ConnectPhoneNumberOptions extends Partial<Omit<ContactOptions, 'onAgent'>> {
  /** Milliseconds of ringing before the flow answers. Default 0. */
  readonly ringMs?: number;
  /** Replaces the look-up in the store. */
  readonly lambda?: LambdaFunction;
  /** A call has come in, before its flow begins. */
  readonly onContact?: (contactId: string) => void;
  /** An agent has picked up. */
  readonly onAgent?: (contact: ConnectContact) => void;
}

type ConnectLeg = ContactLeg & { reject(kind: 'busy' | 'failed'): void };

/**
 * The number of an Amazon Connect instance: each call runs through `infra/connect/handoff.flow.json`, whose
 * function is the real look-up.
 */
export class ConnectPhoneNumber implements DialTarget {
  readonly #options: ContactOptions & { readonly ringMs: number };
  readonly #onContact: (contactId: string) => void;
  readonly #instance: FlowInstance;
  readonly #contacts: Contact[] = [];
  readonly #byLeg = new WeakMap<object, Contact>();
  #interpreter: FlowInterpreter | undefined;
  #behaviour: ConnectBehaviour = 'answers';

  constructor(store: LookupStore, options: ConnectPhoneNumberOptions = {}) {
    const { onAgent, onContact, lambda, ...given } = options;
    const logger = createLogger('silent', { write: () => undefined });
    this.#instance = new FlowInstance(lambda ?? createLookupHandler({ store, logger }));
    this.#onContact = onContact ?? (() => undefined);
    this.#options = {
      ringMs: 0,
      attributes: {},
      inputTimeoutMs: undefined,
      timeScale: 1,
      deafMs: 0,
      queueMs: 0,
      clock: Date.now,
      voice: babble,
      ...given,
      onAgent: (contact) => onAgent?.(describe(contact)),
    };
  }

  /** Contacts in the order they came, as they stand now. */
  get contacts(): readonly ConnectContact[] {
    return this.#contacts.map(describe);
  }

  /** The contact of a call; undefined while it rings. */
  contactOf(leg: object): ConnectContact | undefined {
    const contact = this.#byLeg.get(leg);
    return contact && describe(contact);
  }

  /** What the next calls meet. */
  behave(behaviour: ConnectBehaviour): void {
    this.#behaviour = behaviour;
  }

  /** Sets opening hours, queue and voice from now on, also for contacts that are in the flow. */
  setInstance(changes: Partial<InstanceState>): void {
    this.#instance.set(changes);
  }

  incoming(leg: ConnectLeg): void {
    switch (this.#behaviour) {
      case 'answers':
        this.#answer(leg);
        break;
      case 'busy':
        leg.reject('busy');
        break;
      case 'fails':
        leg.reject('failed');
        break;
      case 'rings':
        break;
      default:
        this.#behaviour satisfies never;
    }
  }

  /** Agents and flow hang up on every caller. Idempotent. */
  hangUpAll(): void {
    for (const contact of this.#contacts) contact.hangUp();
  }

  #answer(leg: ConnectLeg): void {
    const ringing = setTimeout(() => {
      this.#interpreter ??= new FlowInterpreter(loadFlow('handoff', FLOW_VALUES));
      const contact = new Contact(leg, this.#options);
      this.#contacts.push(contact);
      this.#byLeg.set(leg, contact);
      this.#onContact(contact.contactId);
      contact.begin(this.#interpreter, this.#instance);
    }, this.#options.ringMs).unref();
    leg.ended.then(() => clearTimeout(ringing));
  }
}

function describe(contact: Contact): ConnectContact {
  const { contactId, from, digits, attributes, answeredAtMs, state, path } = contact;
  return { contactId, from, digits, attributes, answeredAtMs, state, path: [...path] };
}

/** A voice without recordings. */
function babble(text: string): Buffer {
  return Buffer.from(encodeMulaw(speak(text, new SpeechLibrary([]))));
}
