import { random } from '../engine/random.js';
import {
  checkedSize,
  fromNested,
  full,
  type Shape,
  sizeOf,
  type Tensor,
  tensor,
  unflatten,
  zeros,
} from '../engine/tensor.js';
import type { Origin } from '../trace/types.js';
import type { Make } from './types.js';

export interface Made {
  readonly value: Tensor;
  readonly origin: Origin;
}

/** Made numbers are rounded so that a learner can follow them by hand. */
const round = (x: number, digits: number): number => Math.round(x * 10 ** digits) / 10 ** digits + 0;

/** One vector a token, drawn from the token and the seed: the same token has the same vector in every sentence. */
export function embed(tokens: readonly string[], width: number, seed: string): Tensor {
  checkedSize([tokens.length, width]);
  const rows = tokens.map((token) => {
    const { normal } = random(`${seed}/token/${token}`);
    return Array.from({ length: width }, () => round(normal(), 1));
  });
  return tensor([tokens.length, width], rows.flat());
}

/** The distinct tokens, in order of appearance. */
export const vocabularyOf = (tokens: readonly string[]): string[] => [...new Set(tokens)];

/** The same numbers over and over, as far as the shape needs. */
function again({ data }: Tensor, shape: Shape): Tensor {
  return tensor(
    shape,
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => data[i % data.length]!),
  );
}

/** An input nobody gave. Each draws from a stream of its own, named after it. @throws shape-cells */
export function make(how: Make, name: string, shape: Shape, tokens: readonly string[], seed: string): Made {
  checkedSize(shape);
  const fill = (draw: () => number): Made => ({
    value: tensor(shape, Float64Array.from({ length: sizeOf(shape) }, draw)),
    origin: `seed ${seed}`,
  });
  const { normal, uniform } = random(`${seed}/${name}`);
  if (typeof how === 'object') {
    const value = fromNested(how.example);
    if (value.shape.join() === shape.join()) return { value, origin: 'default' };
    if (how.otherwise === 'again') return { value: again(value, shape), origin: 'default' };
    return make(how.otherwise ?? 'normal', name, shape, tokens, seed);
  }
  switch (how) {
    case 'tokens':
      return { value: embed(tokens, shape[1]!, seed), origin: `seed ${seed}` };
    case 'weight': {
      const fanIn = shape.length > 1 ? shape.at(-2)! : shape[0]!;
      return fill(() => round(normal() / Math.sqrt(fanIn), 2));
    }
    case 'projected':
    case 'normal':
      return fill(() => round(normal(), 1));
    case 'uniform':
      return fill(() => uniform());
    case 'gumbel':
      return fill(() => round(-Math.log(-Math.log(uniform())), 2));
    case 'zeros':
      return { value: zeros(shape), origin: 'default' };
    case 'ones':
      return { value: full(shape, 1), origin: 'default' };
    case 'ids': {
      const words = vocabularyOf(tokens);
      const ids = tokens.map((token) => words.indexOf(token));
      return { value: tensor(shape, ids), origin: 'default' };
    }
    case 'one-hot': {
      const words = vocabularyOf(tokens);
      const rows = tokens.map((token) =>
        Array.from({ length: shape[1]! }, (_, i) => Number(words[i] === token)),
      );
      return { value: tensor(shape, rows.flat()), origin: 'default' };
    }
    case 'chain': {
      const tied = Array.from({ length: sizeOf(shape) }, (_, flat) => {
        const [i, j] = unflatten(shape, flat) as [number, number];
        return Math.abs(i - j) === 1 ? 1 : 0;
      });
      return { value: tensor(shape, tied), origin: 'default' };
    }
  }
}
