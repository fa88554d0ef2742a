import { describe, expect, it } from 'vitest';
import { type Tensor, tensor, toNested } from '../../src/engine/tensor.js';
import { flash } from '../../src/mechanisms/flash.js';
import { gqa } from '../../src/mechanisms/gqa.js';
import type { Request } from '../../src/mechanisms/inputs.js';
import { kvCache } from '../../src/mechanisms/kv-cache.js';
import { linear } from '../../src/mechanisms/linear.js';
import { multiHead } from '../../src/mechanisms/multi-head.js';
import { onlineSoftmax } from '../../src/mechanisms/online-softmax.js';
import { play } from '../../src/mechanisms/play.js';
import { ring } from '../../src/mechanisms/ring.js';
import { scaledDotProduct } from '../../src/mechanisms/scaled-dot-product.js';
import { selfAttention } from '../../src/mechanisms/self-attention.js';
import type { Mechanism } from '../../src/mechanisms/types.js';
import { stepOf } from '../../src/trace/types.js';
import { agrees } from './numeric.js';

const matrix = (...rows: number[][]): Tensor => tensor([rows.length, rows[0]!.length], rows.flat());
const stepIn = (m: Mechanism, name: string, request: Request = {}): Tensor =>
  stepOf(play('any', m, request), name)!.value;
const sameCells = (a: Tensor, b: Tensor): boolean =>
  a.shape.join() === b.shape.join() && a.data.every((x, i) => agrees(x, b.data[i]!, 1e-12));

const text: Request = { tokens: 'one two three four five six seven'.split(' ') };
const plain = stepIn(scaledDotProduct, 'output', text);

describe('exact ones give plain attention, whatever the size of their blocks', () => {
  it.each([1, 2, 3, 7, 9])('%i', (size) => {
    expect(sameCells(stepIn(onlineSoftmax, 'output', { ...text, params: { chunk: size } }), plain)).toBe(
      true,
    );
    expect(sameCells(stepIn(flash, 'output', { ...text, params: { block: size } }), plain)).toBe(true);
    expect(sameCells(stepIn(ring, 'output', { ...text, params: { workers: size } }), plain)).toBe(true);
  });

  it('also where scores would overflow without the running maximum', () => {
    const arrays = { Q: matrix([1]), K: matrix([-1000], [1000], [1001]), V: matrix([5], [6], [7]) };
    const wanted = 6 + 1 / (1 + Math.exp(-1));
    for (const m of [onlineSoftmax, flash, ring])
      expect(stepIn(m, 'output', { arrays }).data[0]).toBeCloseTo(wanted, 12);
  });
});

describe('online softmax', () => {
  it('corrects the sum of 2 1 when 3 comes', () => {
    const arrays = { Q: matrix([1]), K: matrix([2], [1], [3]), V: matrix([0], [0], [0]) };
    const trace = play('any', onlineSoftmax, { arrays });
    const [m0, l0, m1, l1] = ['chunk0.m', 'chunk0.l', 'chunk1.m', 'chunk1.l'].map(
      (name) => stepOf(trace, name)!.value.data[0]!,
    );
    expect([m0, m1]).toEqual([2, 3]);
    expect(l0).toBeCloseTo(1 + Math.exp(-1), 12);
    expect(l1).toBeCloseTo((1 + Math.exp(-1)) * Math.exp(-1) + 1, 12);
  });
});

describe('flash', () => {
  it('holds no array of queries by keys', () => {
    const { steps } = play('any', flash, { ...text, params: { block: 2 } });
    expect(steps.filter(({ shape }) => shape.join() === '7,7')).toEqual([]);
  });
});

describe('linear attention', () => {
  it('sees for its last query all that the causal one has summed', () => {
    const all = toNested(stepIn(linear, 'output', text)) as number[][];
    const soFar = toNested(stepIn(linear, 'output', { ...text, params: { causal: true } })) as number[][];
    soFar.at(-1)!.forEach((x, i) => {
      expect(x).toBeCloseTo(all.at(-1)![i]!, 12);
    });
    expect(soFar[0]).not.toEqual(all[0]);
  });

  it('is another function than softmax attention', () => {
    expect(sameCells(stepIn(linear, 'output', text), plain)).toBe(false);
  });
});

describe('shared heads', () => {
  it('are multi-head attention where every head is a group', () => {
    const params = { heads: 2, d_model: 4 };
    const own = stepIn(gqa, 'output', { ...text, params: { ...params, groups: 2 } });
    expect(sameCells(own, stepIn(multiHead, 'output', { ...text, params }))).toBe(true);
  });

  it('must come out even', () => {
    expect(() => play('any', gqa, { params: { heads: 4, groups: 3, d_model: 4 } })).toThrow('groups-divide');
  });
});

describe('the KV cache', () => {
  const trace = play('any', kvCache, text);

  it('gives causal self-attention', () => {
    const causal = stepIn(selfAttention, 'output', { ...text, params: { causal: true } });
    expect(sameCells(stepOf(trace, 'output')!.value, causal)).toBe(true);
  });

  it('grows by a row, and by a score, a step', () => {
    for (const i of [0, 3, 6]) {
      expect(stepOf(trace, `t${i}.K`)!.shape).toEqual([i + 1, 4]);
      expect(stepOf(trace, `t${i}.scores`)!.shape).toEqual([1, i + 1]);
    }
  });
});
