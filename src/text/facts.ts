/** The facts an error carries, as its sentence reads them. */
export type Facts = Readonly<Record<string, unknown>>;

/** 3×4; a lone number and a vector have words of their own. */
export function shape(value: unknown, scalar: string, vector: (length: number) => string): string {
  const extents = value as readonly number[];
  if (extents.length === 0) return scalar;
  return extents.length === 1 ? vector(extents[0]!) : extents.join('×');
}

export function list(value: unknown): string {
  return (value as readonly unknown[]).join(', ');
}
