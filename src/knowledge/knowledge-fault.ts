/** What is wrong in the section `knowledge` of the profile file, and what to write instead. Never holds a secret. */
export interface KnowledgeFault {
  readonly path: readonly (string | number)[];
  readonly problem: string;
  readonly advice: string;
}
