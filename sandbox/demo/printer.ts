/** Standard output, or what stands in for it. */
export interface TextOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Writes the demo's story: colours and a moving line on a terminal, plain text in a pipe. */
export class Printer {
  readonly #out: TextOutput;
  readonly #rich: boolean;
  #spinner: NodeJS.Timeout | undefined;

  constructor(out: TextOutput) {
    this.#out = out;
    this.#rich = out.isTTY === true && process.env.NO_COLOR === undefined;
  }

  heading(text: string): void {
    this.#line(`\n${this.#paint('1', text)}`);
  }

  line(text: string): void {
    this.#line(text);
  }

  /** Shows that a step is under way, until `done` or `failed`. */
  working(step: string): void {
    if (!this.#rich) return;
    const frames = ['◐', '◓', '◑', '◒'];
    let turn = 0;
    this.#spinner = setInterval(() => {
      turn += 1;
      this.#out.write(`\r${this.#paint('36', frames[turn % frames.length] ?? '')} ${step}`);
    }, 120);
  }

  done(atMs: number, step: string, details: readonly string[]): void {
    this.settle();
    this.#line(`${this.#paint('32', '✔')} ${clock(atMs)}  ${step}`);
    for (const detail of details) this.#line(this.#paint('2', `             ${detail}`));
  }

  failed(atMs: number, step: string, reason: string): void {
    this.settle();
    this.#line(`${this.#paint('31', '✖')} ${clock(atMs)}  ${step}`);
    this.#line(`             missing: ${reason}`);
  }

  /** Nothing is under way. */
  settle(): void {
    clearInterval(this.#spinner);
    if (this.#rich) this.#out.write('\r\u001b[2K');
  }

  #line(text: string): void {
    this.#out.write(`${text}\n`);
  }

  #paint(code: string, text: string): string {
    return this.#rich ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}

/** Seconds since the call was placed. */
function clock(atMs: number): string {
  return `${(atMs / 1000).toFixed(1).padStart(6)} s`;
}
