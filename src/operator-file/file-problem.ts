/** Where something stands in the file: keys, and indices of lists. */
export type PlaceInFile = readonly (string | number)[];

/**
 * Something wrong in a file of the operator, before its line is known. The texts never hold a secret, or what a prompt
 * says.
 */
export interface FileProblem {
  readonly path: PlaceInFile;
  /** As a sentence goes on after the place: `is missing`. */
  readonly problem: string;
  /** What to do, without a capital and a full stop. */
  readonly advice: string;
}
