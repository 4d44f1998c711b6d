/**
 * Ways to write the same request, the best one first. A model may refuse an option that another model needs. It says so
 * immediately, and a form that it has refused is not tried again.
 */
export class RequestForms<F> {
  readonly #forms: readonly F[];
  readonly #isRefusal: (error: unknown) => boolean;
  /** The first form that is not known to be refused. */
  #first = 0;

  constructor(forms: readonly F[], isRefusal: (error: unknown) => boolean) {
    this.#forms = forms;
    this.#isRefusal = isRefusal;
  }

  /** Sends the request in the best form that is accepted. Rejects with the last refusal when none is. */
  async send<T>(ask: (form: F) => Promise<T>): Promise<T> {
    const first = this.#first;
    let refusal: unknown;
    for (const [index, form] of this.#forms.entries()) {
      if (index < first) continue;
      try {
        const answer = await ask(form);
        this.#first = Math.max(this.#first, index);
        return answer;
      } catch (error) {
        if (!this.#isRefusal(error)) throw error;
        refusal = error;
      }
    }
    throw refusal;
  }
}
