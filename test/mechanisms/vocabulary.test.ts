import { describe, expect, it } from 'vitest';
import { fromNested, type Tensor, toNested } from '../../src/engine/tensor.js';
import { inductionHead } from '../../src/mechanisms/induction-head.js';
import type { Request } from '../../src/mechanisms/inputs.js';
import { nextToken } from '../../src/mechanisms/next-token.js';
import { play } from '../../src/mechanisms/play.js';
import { stepOf, type Trace } from '../../src/trace/types.js';

const train = (request: Request): Trace => play('next-token', nextToken, request);
const read = (trace: Trace, name: string): unknown => toNested(stepOf(trace, name)!.value as Tensor);

describe('the vocabulary of a text', () => {
  it('has each distinct token once, in order of appearance', () => {
    const trace = train({ tokens: ['so', 'it', 'is', 'so'] });
    expect(read(trace, 'ids')).toEqual([0, 1, 2, 0]);
    expect(trace.labels).toMatchObject({ n: ['so', 'it', 'is', 'so'], vocab: ['so', 'it', 'is'] });
    expect(stepOf(trace, 'E')!.shape[0]).toBe(3);
  });

  it('is as large as the table that is given', () => {
    const E = fromNested([[1], [2], [3], [4]]);
    expect(stepOf(train({ tokens: ['a', 'b'], arrays: { E } }), 'W_U')!.shape[1]).toBe(4);
  });

  it('reaches to the largest of the ids that are given, and has no names then', () => {
    const trace = train({ arrays: { ids: fromNested([4, 0, 2]) } });
    expect(stepOf(trace, 'E')!.shape[0]).toBe(5);
    expect(trace.labels).toBeUndefined();
  });

  it('stands along the rows of one-hot tokens', () => {
    const trace = play('induction-head', inductionHead, { tokens: ['B', 'A', 'B'] });
    expect(read(trace, 'X')).toEqual([
      [1, 0],
      [0, 1],
      [1, 0],
    ]);
    expect((read(trace, 'output') as number[][])[2]).toEqual([0, 1]);
  });
});

describe('next-token training', () => {
  it('needs a token to predict', () => {
    expect(() => train({ tokens: ['one'] })).toThrow(expect.objectContaining({ code: 'tokens-few' }));
  });
});
