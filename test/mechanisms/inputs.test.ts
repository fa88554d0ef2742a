import { describe, expect, it } from 'vitest';
import { full } from '../../src/engine/tensor.js';
import { edges, exampleTokens, exampleWeight, indices, integer, made } from '../../src/mechanisms/declare.js';
import type { Request } from '../../src/mechanisms/inputs.js';
import { play } from '../../src/mechanisms/play.js';
import { pointerGenerator } from '../../src/mechanisms/pointer-generator.js';
import { prepare } from '../../src/mechanisms/prepare.js';
import { scaledDotProduct } from '../../src/mechanisms/scaled-dot-product.js';
import { stepOf } from '../../src/trace/types.js';

const ones = (...shape: number[]) => full(shape, 1);

describe('keys and values that are projected', () => {
  const shapes = (request: Request) => {
    const trace = play('scaled-dot-product', scaledDotProduct, request);
    return Object.fromEntries(['X', 'Y', 'K', 'V'].map((name) => [name, stepOf(trace, name)?.shape]));
  };

  it('come from X when there is no memory', () => {
    expect(shapes({ tokens: ['a', 'b'] })).toEqual({ X: [2, 4], Y: undefined, K: [2, 4], V: [2, 4] });
  });

  it('come from X when keys are given alone: as many tokens as keys', () => {
    expect(shapes({ arrays: { K: ones(5, 2) } })).toEqual({ X: [5, 4], Y: undefined, K: [5, 2], V: [5, 4] });
  });

  it('come from a memory when one is given', () => {
    const request = { tokens: ['a', 'b'], memory: ['c'] };
    expect(shapes(request)).toEqual({ X: [2, 4], Y: [1, 4], K: [1, 4], V: [1, 4] });
  });

  it('come from a made memory when keys are not as many as queries', () => {
    const arrays = { Q: ones(3, 2), K: ones(5, 2) };
    expect(shapes({ arrays })).toEqual({ X: undefined, Y: [5, 4], K: [5, 2], V: [5, 4] });
    expect(shapes({ arrays: { mask: ones(3, 5) } })).toMatchObject({ X: [3, 4], Y: [5, 4] });
    expect(shapes({ tokens: ['a'], arrays: { K: ones(5, 2) } })).toMatchObject({ X: [1, 4], Y: [5, 4] });
  });
});

describe('a parameter that stands for an axis', () => {
  const m = {
    ...scaledDotProduct,
    inputs: { slopes: made('ones', 'h') },
    params: { heads: integer(2, { axis: 'h' }) },
  };

  it('gives the axis its extent', () => {
    expect(prepare(m, { params: { heads: 3 } }).leaves.slopes!.value.shape).toEqual([3]);
  });

  it('takes it from a given array', () => {
    expect(prepare(m, { arrays: { slopes: ones(5) } }).params.heads).toBe(5);
  });

  it('must agree with a given array', () => {
    const prepared = () => prepare(m, { arrays: { slopes: ones(5) }, params: { heads: 3 } });
    expect(prepared).toThrow(expect.objectContaining({ code: 'shapes-axes' }));
  });
});

describe('an example that does not fit', () => {
  const m = {
    ...scaledDotProduct,
    inputs: { X: exampleTokens([[1, 2]], 'n', 'd_model'), places: indices([4], 'n') },
    sizes: { d_model: 2 },
    labels: { n: ['cat'], both: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
  };

  it('gives way to one vector a token where a text is given', () => {
    const X = (tokens?: string[]) => prepare(m, { ...(tokens && { tokens }) }).leaves.X!;
    expect(X()).toMatchObject({ origin: 'default', value: { data: Float64Array.of(1, 2) } });
    const { origin, value } = X(['cat', 'sat', 'cat']);
    expect(origin).toBe('seed 42');
    expect(value.data.slice(0, 2)).toEqual(value.data.slice(4, 6));
  });

  it('is taken over and over where it holds indices', () => {
    const { origin, value } = prepare(m, { tokens: ['a', 'b', 'c'] }).leaves.places!;
    expect(origin).toBe('default');
    expect([...value.data]).toEqual([4, 4, 4]);
  });

  it('is a chain where it holds the edges of a graph', () => {
    const graph = { ...m, inputs: { A: edges([[0]], 'n', 'n') } };
    const { value } = prepare(graph, { tokens: ['a', 'b', 'c'] }).leaves.A!;
    expect([...value.data]).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0]);
  });

  it('gives way to a weight where it is one, and is one where it fits', () => {
    const learned = { ...m, inputs: { W: exampleWeight([[7]], 'n', 'd_model') }, sizes: { d_model: 1 } };
    const W = (tokens: string[]) => prepare(learned, { tokens }).leaves.W!;
    expect(W(['a'])).toMatchObject({ origin: 'default', value: { data: Float64Array.of(7) } });
    expect(W(['a', 'b'])).toMatchObject({ origin: 'seed 42', value: { shape: [2, 1] } });
  });

  it('leaves an axis that is computed its names, if they fit and every number was made', () => {
    const run: typeof m.run = (t, { X }) => {
      t.concat(...Array.from({ length: 7 }, () => X!), { axis: 0, letter: 'both' }).as('output');
    };
    const labels = (request: Request) => play('m', { ...m, run }, request).labels?.both;
    expect(labels({})).toHaveLength(7);
    expect(labels({ tokens: ['cat', 'sat'] })).toBeUndefined();
    expect(labels({ arrays: { X: ones(1, 2) } })).toBeUndefined();
  });
});

describe('an index that leads nowhere', () => {
  it('is refused by the name of its array', () => {
    expect(() => play('pointer-generator', pointerGenerator, { params: { oov: 0 } })).toThrow(
      expect.objectContaining({ code: 'index-range', data: { index: 5, extent: 5, place: 'source' } }),
    );
  });
});
