import { flag, integer, number, optionalMask, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { angles, rotate } from './parts/positions.js';
import { mechanism } from './types.js';

/**
 * Keys and values come out of one small latent c_KV a token. Positions turn a key of their own, one for all heads
 * (decoupled RoPE), because a turned key could no longer be made from the latent. To be kept: c_KV and K_R alone.
 */
export const mla = mechanism({
  title: { en: 'Multi-head latent attention (MLA)', zh: '多头潜在注意力（MLA）' },
  summary: {
    en: 'keys and values of all heads come out of one small latent',
    zh: '所有头的键和值都由一个小小的潜向量还原',
  },
  formula: 'Kᵢ = [c W_UKᵢ; RoPE(X W_KR)],  Vᵢ = c W_UVᵢ,  c = X W_DKV',
  paper: PAPERS['deepseek-ai-2024'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_DQ: weight('d_model', "d_c'"),
    W_UQ: weight("d_c'", 'h·d_h'),
    W_QR: weight("d_c'", 'h·d_R'),
    W_DKV: weight('d_model', 'd_c'),
    W_UK: weight('d_c', 'h·d_h'),
    W_UV: weight('d_c', 'h·d_v'),
    W_KR: weight('d_model', 'd_R'),
    W_O: weight('h·d_v', 'd_model'),
    mask: optionalMask('n', 'n'),
  },
  params: { heads: integer(2, { axis: 'h' }), base: number(10000, { above: 0 }), causal: flag() },
  sizes: { d_h: 2, d_R: 2, d_v: 2, d_c: 2, "d_c'": 2 },
  run(t, { X, W_DQ, W_UQ, W_QR, W_DKV, W_UK, W_UV, W_KR, W_O, mask }, { heads, base, causal }) {
    const c_Q = t.matmul(X, W_DQ).as('c_Q'); //                          n×d_c'
    const c_KV = t.matmul(X, W_DKV).as('c_KV'); //                       n×d_c
    const K_pos = t.matmul(X, W_KR).as('K_pos'); //                      n×d_R
    const angle = angles(t, K_pos, base);
    const cos = t.repeat(t.cos(angle), { axis: 1, times: 2 }).as('cos'); // n×d_R
    const sin = t.repeat(t.sin(angle), { axis: 1, times: 2 }).as('sin');
    const K_R = rotate(t, K_pos, cos, sin).as('K_R');
    t.concat(c_KV, K_R).as('cache'); //                                  n×(d_c+d_R): all that is kept of a token
    const split = (x: typeof X) => t.splitHeads(x, { heads });
    const Q_C = split(t.matmul(c_Q, W_UQ)).as('Q_C'); //                 h×n×d_h
    const Q_R = rotate(t, split(t.matmul(c_Q, W_QR)), cos, sin).as('Q_R'); // h×n×d_R
    const K_C = split(t.matmul(c_KV, W_UK)).as('K_C');
    const Q_h = t.concat(Q_C, Q_R).as('Q_h'); //                         h×n×(d_h+d_R)
    const K_h = t.concat(K_C, t.expand(K_R, { axis: 0, times: heads, letter: 'h' })).as('K_h');
    const V_h = split(t.matmul(c_KV, W_UV)).as('V_h'); //                h×n×d_v
    const per_head = attend(t, Q_h, K_h, V_h, maskFor(t, mask, causal, Q_h, K_h)).as('per_head');
    t.matmul(t.joinHeads(per_head).as('concat'), W_O).as('output'); //   n×d_model
  },
});
