/** One event of a feed. Its JSON is made once, and only when somebody reads it. */
export class FeedItem {
  readonly type: string;
  readonly #data: unknown;
  #json: string | undefined;

  constructor(type: string, data: unknown) {
    this.type = type;
    this.#data = data;
  }

  get json(): string {
    this.#json ??= JSON.stringify(this.#data);
    return this.#json;
  }
}
