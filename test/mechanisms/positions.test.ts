import { describe, expect, it } from 'vitest';
import { type Tensor, tensor, toNested } from '../../src/engine/tensor.js';
import { alibi } from '../../src/mechanisms/alibi.js';
import { bert } from '../../src/mechanisms/bert.js';
import type { Request } from '../../src/mechanisms/inputs.js';
import { learnedPositions } from '../../src/mechanisms/learned-positions.js';
import { maskedAttention } from '../../src/mechanisms/masked-attention.js';
import { play } from '../../src/mechanisms/play.js';
import { rope } from '../../src/mechanisms/rope.js';
import { sinusoidalPositions } from '../../src/mechanisms/sinusoidal-positions.js';
import type { Mechanism } from '../../src/mechanisms/types.js';
import { vit } from '../../src/mechanisms/vit.js';
import { stepOf } from '../../src/trace/types.js';

function step<T = number[][]>(m: Mechanism, name: string, request: Request = {}): T {
  return toNested(stepOf(play('any', m, request), name)!.value) as T;
}

const ones = (...shape: number[]): Tensor =>
  tensor(shape, new Array(shape.reduce((a, b) => a * b, 1)).fill(1));
const refuses = (code: string) => expect.objectContaining({ code });

/** Whether each cell agrees with the one a row down and a column on. */
function expectSameAlongDiagonals(cells: readonly (readonly number[])[]): void {
  for (let i = 1; i < cells.length; i++) {
    for (let j = 1; j < cells.length; j++) expect(cells[i]![j]).toBeCloseTo(cells[i - 1]![j - 1]!, 12);
  }
}

describe('sinusoidal positions', () => {
  it('are as similar as they are far apart, wherever they are', () => {
    expectSameAlongDiagonals(step(sinusoidalPositions, 'similarity'));
  });

  it('start with sin 0 and cos 0, not with nothing', () => {
    expect(step(sinusoidalPositions, 'PE')[0]).toEqual([0, 1, 0, 1]);
  });
});

describe('rotary positions', () => {
  it('give the same words at the same distance the same score', () => {
    const tokens = 'ha ha ha ha ha'.split(' ');
    expectSameAlongDiagonals(step(rope, 'scores', { tokens }));
  });

  it('need pairs of features', () => {
    expect(() => play('rope', rope, { arrays: { W_Q: ones(4, 3) } })).toThrow(refuses('positions-even'));
  });
});

describe('linear biases', () => {
  it('weigh equal words by distance alone', () => {
    const row = step(alibi, 'weights')[3]!;
    row.slice(1).forEach((weight, i) => {
      expect(weight / row[i]!).toBeCloseTo(Math.exp(0.5), 12);
    });
  });

  it('have as many heads as there are', () => {
    expect(() => play('alibi', alibi, { params: { head: 9 } })).toThrow(refuses('param-range'));
  });
});

describe('learned positions', () => {
  it('end with the table', () => {
    const tokens = 'a b c'.split(' ');
    expect(() => play('p', learnedPositions, { tokens, params: { length: 2 } })).toThrow(
      refuses('positions-past'),
    );
  });
});

describe('examples about their own words', () => {
  it('hide padding in the example, and nothing of the words that are given', () => {
    expect(step<number[]>(maskedAttention, 'present')).toEqual([1, 1, 1, 0, 0]);
    const tokens = 'the cat sat and slept'.split(' ');
    expect(step<number[]>(maskedAttention, 'present', { tokens })).toEqual([1, 1, 1, 1, 1]);
  });

  it('have two segments in the example, and one in what is given', () => {
    expect(step<number[]>(bert, 'segment')).toEqual([0, 0, 0, 1, 1]);
    expect(step<number[]>(bert, 'segment', { tokens: 'a b c d e'.split(' ') })).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('patches', () => {
  it('are read left to right, top to bottom, each channel whole', () => {
    const image = tensor(
      [2, 2, 4],
      Array.from({ length: 16 }, (_, i) => i),
    );
    expect(step(vit, 'x_p', { arrays: { image } })).toEqual([
      [0, 1, 4, 5, 8, 9, 12, 13],
      [2, 3, 6, 7, 10, 11, 14, 15],
    ]);
  });

  it('must fill the image', () => {
    expect(() => play('vit', vit, { arrays: { image: ones(1, 4, 5) } })).toThrow(refuses('patches-divide'));
  });
});
