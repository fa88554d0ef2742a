/** 并列的几项。 */
export function list(value: unknown): string {
  return (value as readonly unknown[]).join('、');
}
