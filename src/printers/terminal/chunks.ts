/** Columns `from` to before `to`, printed as one block. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

/** The fewest blocks, as even as can be, that all fit; at worst a column each. */
export function chunks(count: number, fits: (chunk: Chunk) => boolean): Chunk[] {
  for (let parts = 1; parts < count; parts++) {
    const size = Math.ceil(count / parts);
    const made = Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
      from: index * size,
      to: Math.min(count, (index + 1) * size),
    }));
    if (made.every(fits)) return made;
  }
  return Array.from({ length: count }, (_, from) => ({ from, to: from + 1 }));
}
