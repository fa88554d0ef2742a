/** The facts an error carries, as its sentence reads them. */
export type Facts = Readonly<Record<string, unknown>>;

/** 3×4, or a lone number's word for rank 0. */
export function shape(value: unknown, scalar: string): string {
  const extents = value as readonly number[];
  return extents.length === 0 ? scalar : extents.join('×');
}

export function list(value: unknown): string {
  return (value as readonly unknown[]).join(', ');
}
