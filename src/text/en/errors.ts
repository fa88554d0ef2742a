import { type Facts, list, shape } from '../facts.js';

const sh = (value: unknown): string => shape(value, 'a single number');

/** One line an error code: what, where, what to type next. */
export const errors = {
  'shapes-axes': ({ letter, a, b, inA, inB, shapeA, shapeB }: Facts) =>
    `${a} is ${shapeA ? sh(shapeA) : inA} but ${b} is ${shapeB ? sh(shapeB) : inB}: ${letter} must agree`,
  'input-unknown': ({ name, known }: Facts) => `no input is called ${name}; this takes ${list(known)}`,
};
