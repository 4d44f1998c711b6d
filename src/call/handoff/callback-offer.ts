interface CallbackOfferOptions {
  /** Silence after which the caller has chosen to wait for a person, in milliseconds. */
  readonly quietMs: number;
  /** Whether the assistant is being heard. */
  readonly busy: () => boolean;
}

/** `dial`: a person, as was announced; `stay`: something else was wished for; `other`: it is settled elsewhere. */
export type OfferOutcome = 'dial' | 'stay' | 'other';

/** The moment in which a caller may say that he would rather not wait. Ends by itself once nobody speaks. */
export class CallbackOffer {
  readonly made: Promise<OfferOutcome>;
  readonly #options: CallbackOfferOptions;
  #resolve: (made: OfferOutcome) => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #state: 'open' | 'settled' = 'open';

  constructor(options: CallbackOfferOptions) {
    this.#options = options;
    this.made = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** The silence begins anew: somebody has spoken. */
  restart(): void {
    clearTimeout(this.#timer);
    if (this.#state === 'settled') return;
    this.#timer = setTimeout(() => this.#check(), this.#options.quietMs).unref();
  }

  /** Only the first choice counts. */
  settle(made: OfferOutcome): void {
    clearTimeout(this.#timer);
    if (this.#state === 'settled') return;
    this.#state = 'settled';
    this.#resolve(made);
  }

  #check(): void {
    if (this.#options.busy()) this.restart();
    else this.settle('dial');
  }
}
