import type { View } from './view.js';

/** Whole numbers in groups of three, as far as a float64 has them exactly. */
export function count(value: number): string {
  if (value > Number.MAX_SAFE_INTEGER) return value.toExponential(3).replace('e+', 'e');
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/** Bytes in units of 1024. */
export function size(bytes: number, view: View): string {
  let unit = 0;
  let value = bytes;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const short = Number.isInteger(value) ? String(value) : value.toFixed(Math.min(view.digits, 2));
  return `${short}\u00a0${UNITS[unit]}`;
}
