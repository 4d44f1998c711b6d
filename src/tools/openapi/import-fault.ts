/** What an imported operation cannot have, with the place in its document. */
export class ImportFault extends Error {
  /** JSON pointer into the document. */
  readonly pointer: string;
  readonly advice: string;

  constructor(pointer: string, problem: string, advice: string) {
    super(problem);
    this.name = 'ImportFault';
    this.pointer = pointer;
    this.advice = advice;
  }
}
