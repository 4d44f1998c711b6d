import type { DialTarget } from '../carrier/dial-leg.ts';
import { Contact, type ContactLeg, type ContactOptions } from './contact.ts';

/** What happens to a call to the number. `rings`: nobody answers. */
export type ConnectBehaviour = 'answers' | 'busy' | 'rings' | 'fails';

/** One contact as the agent's desk shows it. `answeredAtMs` is undefined until an agent has picked up. */
export interface ConnectContact {
  readonly contactId: string;
  readonly from: string;
  readonly digits: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly answeredAtMs: number | undefined;
}

export interface ConnectPhoneNumberOptions extends Partial<Omit<ContactOptions, 'store' | 'onAgent'>> {
  /** Milliseconds of ringing before the flow answers. Default 0. */
  readonly ringMs?: number;
  /** An agent has picked up. */
  readonly onAgent?: (contact: ConnectContact) => void;
}

type ConnectLeg = ContactLeg & { reject(kind: 'busy' | 'failed'): void };

/** The number of an Amazon Connect flow: takes the keys, looks the hand-off up as the flow's Lambda does, finds an agent. */
export class ConnectPhoneNumber implements DialTarget {
  readonly #options: ContactOptions & { readonly ringMs: number };
  readonly #contacts: Contact[] = [];
  #behaviour: ConnectBehaviour = 'answers';

  constructor(store: ContactOptions['store'], options: ConnectPhoneNumberOptions = {}) {
    const { onAgent, ...timing } = options;
    this.#options = {
      store,
      ringMs: 0,
      inputTimeoutMs: 5000,
      deafMs: 0,
      queueMs: 0,
      clock: Date.now,
      ...timing,
      onAgent: (contact) => onAgent?.(describe(contact)),
    };
  }

  /** Contacts in the order they came, as they stand now. */
  get contacts(): readonly ConnectContact[] {
    return this.#contacts.map(describe);
  }

  /** What the next calls meet. */
  behave(behaviour: ConnectBehaviour): void {
    this.#behaviour = behaviour;
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

  /** Agents and flow hang up on everybody. Idempotent. */
  hangUpAll(): void {
    for (const contact of this.#contacts) contact.hangUp();
  }

  #answer(leg: ConnectLeg): void {
    const ringing = setTimeout(() => {
      const contact = new Contact(leg, this.#options);
      this.#contacts.push(contact);
      contact.begin();
    }, this.#options.ringMs).unref();
    leg.ended.then(() => clearTimeout(ringing));
  }
}

function describe({ contactId, from, digits, attributes, answeredAtMs }: Contact): ConnectContact {
  return { contactId, from, digits, attributes, answeredAtMs };
}
