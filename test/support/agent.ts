import type { InstanceState } from '../../sandbox/connect/flow-instance.ts';
import type {
  ConnectBehaviour,
  ConnectContact,
  ConnectPhoneNumber,
} from '../../sandbox/connect/phone-number.ts';
import { eventually } from './eventually.ts';

/** The people behind the Connect number. */
export class Agent {
  readonly #number: ConnectPhoneNumber;

  constructor(number: ConnectPhoneNumber) {
    this.#number = number;
  }

  /** What the next callers meet. */
  is(behaviour: ConnectBehaviour): void {
    this.#number.behave(behaviour);
  }

  /** How the day goes at the instance, once it has answered. */
  isAt(state: Partial<InstanceState>): void {
    this.#number.setInstance(state);
  }

  /** Everybody who came, as they stand now. */
  get contacts(): readonly ConnectContact[] {
    return this.#number.contacts;
  }

  /** The desk's screen once the agent has picked up the call of this number. */
  sees(from: string): Promise<ConnectContact> {
    return eventually(
      () => this.contacts.find((contact) => contact.from === from && contact.answeredAtMs !== undefined),
      10_000,
    );
  }

  hangsUp(): void {
    this.#number.hangUpAll();
  }
}
