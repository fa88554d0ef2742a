import { describe, expect, it } from 'vitest';
import { calculate } from '../../src/input/arithmetic.js';
import { COUNT_OPS, type Count, counted, FORMULAS, type Sizes } from '../../src/mechanisms/counts.js';
import { replay } from '../../src/trace/replay.js';
import { stepOf } from '../../src/trace/types.js';

const BASE: Sizes = { n: 100, d_model: 512, heads: 8, kv_heads: 8, d_ff: 2048, layers: 6, bytes: 4 };
const trace = (sizes: Partial<Sizes>) => counted({ ...BASE, ...sizes }, () => 'user');
const value = (sizes: Partial<Sizes>, ...names: Count[]) =>
  names.map((name) => stepOf(trace(sizes), name)!.value.data[0]);

describe('counts', () => {
  it('are what the formulas beside them say', () => {
    const sizes = { ...BASE, kv_heads: 2, groups: 2, latent: 576, bytes: 0.5 };
    const run = trace(sizes);
    const lookup = (name: string) => stepOf(run, name)?.value.data[0];
    for (const [name, formula] of Object.entries(FORMULAS))
      expect(calculate(formula.replaceAll('²', '^2'), lookup), name).toBe(lookup(name));
    expect(run.steps.filter(({ name }) => name in FORMULAS)).toHaveLength(Object.keys(FORMULAS).length);
    expect(replay(run, COUNT_OPS).steps.map(({ value }) => value.data)).toEqual(
      run.steps.map(({ value }) => value.data),
    );
  });

  it('of layers: attention, a plain RNN, an LSTM; the terms of table 1', () => {
    expect(value({}, 'scores', 'recurrence', 'attention', 'rnn', 'lstm')).toEqual([
      5120000, 26214400, 115097600, 52428800, 209715200,
    ]);
    for (const [n, all] of [
      [128, [150994944, 67108864, 268435456]],
      [4096, [21474836480, 2147483648, 8589934592]],
    ] as const)
      expect(value({ n }, 'attention', 'rnn', 'lstm')).toEqual(all);
  });

  it('of scores: as many for any number of heads; the four projections equal them at n = 2d', () => {
    for (const heads of [1, 8, 16]) expect(value({ heads, kv_heads: heads }, 'scores')).toEqual([5120000]);
    const [projections, scores, sum, output, ffn] = value(
      { n: 1024 },
      ...(['projections', 'scores', 'sum', 'output', 'ffn'] as const),
    );
    expect(projections! + output!).toBe(scores! + sum!);
    const [p, s, o, f] = value({ n: 6 * 512 }, 'projections', 'scores', 'output', 'ffn');
    expect(p! + o! + f!).toBe(2 * s!);
    expect(ffn).toBe(2 * 1024 * 512 * 2048);
  });

  it('of parameters and weights: a head of a million pixels, BERT-base', () => {
    expect(value({ heads: 4, kv_heads: 4 }, 'attention_parameters')).toEqual([1048576]);
    expect(value({ n: 1e6, d_model: 1, heads: 1, kv_heads: 1 }, 'pairs', 'matrix_bytes')).toEqual([
      1e12, 4e12,
    ]);
    const bert = { n: 512, d_model: 768, heads: 12, kv_heads: 12, layers: 12 };
    expect(value(bert, 'weights', 'weight_bytes')).toEqual([37748736, 150994944]);
  });

  it('of the cache: multi-head, grouped, multi-query, latent', () => {
    const large = { n: 4096, d_model: 4096, heads: 32, layers: 32, bytes: 2, groups: 8 };
    expect(value({ ...large, kv_heads: 32 }, 'kv_cache', 'kv_cache_gqa', 'kv_cache_mqa')).toEqual([
      2147483648, 536870912, 67108864,
    ]);
    expect(value({ ...large, kv_heads: 8 }, 'kv_cache')).toEqual([536870912]);
    const deep = { d_model: 128 * 128, heads: 128, kv_heads: 128, layers: 1, bytes: 1, latent: 512 + 64 };
    const [mha, mla] = value(deep, 'kv_per_token_mha', 'kv_per_token_mla');
    expect([mha, mla]).toEqual([32768, 576]);
  });

  it('refuse heads of unequal width', () => {
    expect(() => trace({ heads: 7, kv_heads: 7 })).toThrow('heads-divide');
    expect(() => trace({ kv_heads: 3 })).toThrow('groups-divide');
  });
});
