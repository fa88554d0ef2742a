/** Writes a number as the tables do. */
export type Format = (value: number) => string;

export const DEFAULT_DIGITS = 4;

/**
 * Whole numbers as they are; others with a fixed number of decimals, so that columns compare; those that
 * would lose every digit, or run on, in scientific notation.
 */
export function format(digits = DEFAULT_DIGITS): Format {
  return (value) => {
    if (Number.isNaN(value)) return 'NaN';
    if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
    const size = Math.abs(value);
    if (Number.isInteger(value) && size < 1e7) return String(value + 0);
    if (size >= 1e7 || (digits > 0 && size < 0.5 * 10 ** -digits)) return scientific(value, digits);
    return value.toFixed(digits);
  };
}

function scientific(value: number, digits: number): string {
  return value.toExponential(Math.min(Math.max(digits - 2, 0), 4)).replace('e+', 'e');
}

/** A count with thin groups of three: 1 048 576. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
}
