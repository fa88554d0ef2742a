/** A block as lines of the screen, coloured already. */
export interface Drawing {
  readonly lines: readonly string[];
  /** How many lines stand above the frame: what is set beside it lines up below them. */
  readonly above: number;
}

export function plainDrawing(lines: readonly string[]): Drawing {
  return { lines, above: 0 };
}
