/** Writes a number as the tables do. */
export type Format = (value: number) => string;

export const DEFAULT_DIGITS = 4;

/**
 * Numbers that are exact in fewer decimals are written so (2, -0.9); all others with `digits` decimals, so
 * that 0.0900 is seen to be rounded. What would lose every digit, or run on, is in scientific notation.
 */
export function format(digits = DEFAULT_DIGITS): Format {
  return (value) => {
    if (!Number.isFinite(value)) return special(value);
    if (outOfScale(value, digits)) return scientific(value, digits);
    return value.toFixed(decimals([value], digits));
  };
}

/** One format for a whole table: as many decimals as its cells need, at most `digits`; whole numbers bare. */
export function tableFormat(values: Iterable<number>, digits: number): Format {
  const shared = decimals(values, digits);
  return (value) => {
    if (!Number.isFinite(value)) return special(value);
    if (outOfScale(value, digits)) return scientific(value, digits);
    return Number.isInteger(value) ? String(value + 0) : value.toFixed(shared);
  };
}

/** With so many significant digits, and at least `least` decimals; exact ones are as short as ever. */
export function significant(digits: number, least: number): Format {
  return (value) => {
    if (!Number.isFinite(value) || Number.isSafeInteger(value)) return format()(value);
    const needed = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
    const plain = needed <= MOST_DECIMALS && Math.abs(value) < 1e7;
    return plain ? format(Math.max(least, needed))(value) : exponential(value, digits - 1);
  };
}

/** More of them are not read. */
const MOST_DECIMALS = 14;

function special(value: number): string {
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '-∞';
}

function outOfScale(value: number, digits: number): boolean {
  const size = Math.abs(value);
  if (Number.isSafeInteger(value)) return false; // all its digits are known
  return size >= 1e7 || (size !== 0 && digits > 0 && size < 0.5 * 10 ** -digits);
}

/** The fewest decimals in which all are exact to within rounding, at most `most`. */
function decimals(values: Iterable<number>, most: number): number {
  const rounding = Math.min(1e-12, 0.5 * 10 ** -most);
  let needed = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    while (
      needed < most &&
      Math.abs(Number(value.toFixed(needed)) - value) > rounding * Math.max(1, Math.abs(value))
    ) {
      needed++;
    }
    if (needed === most) break;
  }
  return needed;
}

function scientific(value: number, digits: number): string {
  return exponential(value, Math.min(Math.max(digits - 2, 0), 4));
}

function exponential(value: number, decimals: number): string {
  return value.toExponential(decimals).replace('e+', 'e');
}
