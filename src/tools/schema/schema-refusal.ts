/** A JSON schema that a tool cannot have, with the place and the reason. */
export class SchemaRefusal extends Error {
  /** JSON pointer into the schema. */
  readonly pointer: string;

  constructor(pointer: string, problem: string) {
    super(problem);
    this.name = 'SchemaRefusal';
    this.pointer = pointer;
  }
}
