/** The places of numbers from the largest to the smallest, the first of equals first; NaN is larger than all, as in torch.sort. */
export function fallingOrder(x: ArrayLike<number>): number[] {
  const rank = (i: number): number => (Number.isNaN(x[i]) ? 1 : 0);
  return Array.from({ length: x.length }, (_, i) => i).sort((i, j) => {
    if (x[i]! > x[j]!) return -1;
    return x[i]! < x[j]! ? 1 : rank(j) - rank(i);
  });
}
