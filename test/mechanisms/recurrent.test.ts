import { describe, expect, it } from 'vitest';
import { random } from '../../src/engine/random.js';
import { full, type Tensor, tensor } from '../../src/engine/tensor.js';
import { MECHANISMS } from '../../src/mechanisms/index.js';
import { play } from '../../src/mechanisms/play.js';
import { stepOf } from '../../src/trace/types.js';
import { agrees } from './numeric.js';

const { normal } = random('recurrent');
const noise = (...shape: number[]): Tensor =>
  tensor(shape, Float64Array.from({ length: shape.reduce((a, b) => a * b, 1) }, normal));

async function outputOf(id: string, arrays: Record<string, Tensor>, params = {}): Promise<Float64Array> {
  const m = await MECHANISMS.find((entry) => entry.id === id)!.load();
  return stepOf(play(id, m, { arrays, params }), 'output')!.value.data;
}

const apart = (a: Float64Array, b: Float64Array): number[] =>
  [...a].filter((x, i) => !agrees(x, b[i]!, 1e-12));

describe.each([1, 2, 7])('states over %i tokens', (n) => {
  const QKV = { Q: noise(n, 3), K: noise(n, 3), V: noise(n, 2) };
  const beta = tensor([n], Float64Array.from({ length: n }, normal));

  it('causal linear attention is the same as a recurrence', async () => {
    const parallel = await outputOf('linear', QKV, { causal: true });
    expect(apart(await outputOf('linear-recurrent', QKV), parallel)).toEqual([]);
  });

  it('the gated delta rule with every gate open is the delta rule', async () => {
    const open = await outputOf('gated-delta', { ...QKV, beta, alpha: full([n], 1) });
    expect(apart(open, await outputOf('delta-rule', { ...QKV, beta }))).toEqual([]);
  });
});
