/**
 * The exponent p of y ≈ c·xᵖ by least squares on logarithms: p = Σ (ln x − x̄)(ln y − ȳ) / Σ (ln x − x̄)².
 * Undefined for fewer than two points, and where a logarithm is none.
 */
export function exponentOf(xs: readonly number[], ys: readonly number[]): number | undefined {
  const [u, v] = [xs.map(Math.log), ys.map(Math.log)];
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [uMean, vMean] = [mean(u), mean(v)];
  const along = u.reduce((sum, value) => sum + (value - uMean) ** 2, 0);
  const together = u.reduce((sum, value, i) => sum + (value - uMean) * (v[i]! - vMean), 0);
  return along > 0 && Number.isFinite(together) ? together / along : undefined;
}
