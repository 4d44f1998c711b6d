interface CallbackOfferOptions {
  /** Silence after which the caller has chosen to wait for a person, in milliseconds. */
  readonly quietMs: number;
  /** Whether the assistant is being heard. */
  readonly busy: () => boolean;
}

/** `dial`: a person, as announced; `stay`: the caller wants something else; `other`: it was settled elsewhere. */
export type OfferOutcome = 'dial' | 'stay' | 'other';

/** The moment in which a caller may say that they would rather not wait. It ends by itself once nobody speaks. */
export class CallbackOffer {
  readonly outcome: Promise<OfferOutcome>;
  readonly #options: CallbackOfferOptions;
  #resolve: (outcome: OfferOutcome) => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #state: 'open' | 'settled' = 'open';

  constructor(options: CallbackOfferOptions) {
    this.#options = options;
    this.outcome = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Somebody has spoken: the silence begins again. */
  restart(): void {
    clearTimeout(this.#timer);
    if (this.#state === 'settled') return;
    this.#timer = setTimeout(() => this.#check(), this.#options.quietMs).unref();
  }

  /** Only the first outcome counts. */
  settle(outcome: OfferOutcome): void {
    clearTimeout(this.#timer);
    if (this.#state === 'settled') return;
    this.#state = 'settled';
    this.#resolve(outcome);
  }

  #check(): void {
    if (this.#options.busy()) this.restart();
    else this.settle('dial');
  }
}
