import type { Nested } from '../engine/tensor.js';
import type { InputSpec, Make, ParamValue } from './types.js';

/** Token vectors: X, or Y for the memory. */
export const tokens = (...axes: string[]) => ({ axes, make: 'tokens' }) as const satisfies InputSpec;
/** Q, K or V: given, or the tokens times W_Q, W_K, W_V. */
export const projected = (...axes: string[]) => ({ axes, make: 'projected' }) as const satisfies InputSpec;
/** A learned matrix (in × out), normal with variance 1/in. */
export const weight = (...axes: string[]) => ({ axes, make: 'weight' }) as const satisfies InputSpec;
/** Made in another way: `made('zeros', 'd')`. */
export const made = (make: Make, ...axes: string[]) => ({ axes, make }) as const satisfies InputSpec;
/** Fixed numbers that mean something, used as long as their shape fits. */
export const example = (numbers: Nested, ...axes: string[]) =>
  ({ axes, make: { example: numbers } }) as const satisfies InputSpec;
/** Token vectors that mean something, until a text is given. */
export const exampleTokens = (numbers: Nested, ...axes: string[]) =>
  ({ axes, make: { example: numbers, otherwise: 'tokens' } }) as const satisfies InputSpec;
/** Places in a table, counted from 0. */
export const indices = (numbers: Nested, ...axes: string[]) =>
  ({ axes, kind: 'index', make: { example: numbers, otherwise: 'again' } }) as const satisfies InputSpec;
/** A learned matrix that means something, until its shape is another. */
export const exampleWeight = (numbers: Nested, ...axes: string[]) =>
  ({ axes, make: { example: numbers, otherwise: 'weight' } }) as const satisfies InputSpec;
/** A diagonal matrix, until its shape is another. */
export const diagonalWeight = (diagonal: readonly number[], ...axes: string[]) =>
  exampleWeight(
    diagonal.map((x, i) => diagonal.map((_, j) => (i === j ? x : 0))),
    ...axes,
  );
/** The edges of a graph, 1 = tied; of more nodes than the example: a chain. */
export const edges = (numbers: Nested, ...axes: string[]) =>
  ({ axes, kind: 'mask', make: { example: numbers, otherwise: 'chain' } }) as const satisfies InputSpec;
/** Taken only where the parameters have these values: `when({ how: 'sample' }, made('uniform', 'n'))`. */
export const when = <const S extends InputSpec>(values: Readonly<Record<string, ParamValue>>, spec: S) => ({
  ...spec,
  when: values,
});
/** Which tokens of the example are there, 1 = visible; of other words, all. */
export const present = (numbers: Nested, ...axes: string[]) =>
  ({ axes, kind: 'mask', make: { example: numbers, otherwise: 'ones' } }) as const satisfies InputSpec;
/** Rows of a table for the tokens of the example; for other words, row 0. */
export const firstUnless = (numbers: Nested, ...axes: string[]) =>
  ({ axes, kind: 'index', make: { example: numbers, otherwise: 'zeros' } }) as const satisfies InputSpec;
/** Used when the user gives it, else left out: biases. */
export const optional = (...axes: string[]) => ({ axes, optional: true }) as const satisfies InputSpec;
/** 1 = visible; used when the user gives it. */
export const optionalMask = (...axes: string[]) =>
  ({ axes, optional: true, kind: 'mask' }) as const satisfies InputSpec;

export const integer = <const O extends { least?: number; most?: number; axis?: string }>(
  value: number,
  options?: O,
) => ({ type: 'integer', value, least: 1, ...options }) as const;
export const number = <const O extends { least?: number; above?: number; most?: number }>(
  value: number,
  options?: O,
) => ({ type: 'number', value, ...options }) as const;
/** τ: scores are divided by it before the softmax; smaller is sharper. */
export const temperature = () => number(1, { above: 0 });
export const flag = () => ({ type: 'flag', value: false }) as const;
export const choice = <const C extends string>(value: C, ...others: C[]) =>
  ({ type: 'choice', value, of: [value, ...others] as readonly C[] }) as const;
