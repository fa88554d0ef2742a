import { fail } from './error.js';

/** A parameter that must be a whole number, `least` or more. @throws param-whole { param, value, least } */
export function wholeNumber(param: string, value: unknown, least = -Infinity): number {
  if (!Number.isSafeInteger(value) || (value as number) < least) fail('param-whole', { param, value, least });
  return value as number;
}

/** An entry of an index array: a place along an axis. @throws index-range { index, extent } */
export function placeIn(extent: number, index: number): number {
  if (!Number.isInteger(index) || index < 0 || index >= extent) fail('index-range', { index, extent });
  return index;
}
