export interface Term {
  readonly name: string;
  /** Other names it answers to. */
  readonly aliases: readonly string[];
  /** What it is, in a sentence. */
  readonly means: string;
}
