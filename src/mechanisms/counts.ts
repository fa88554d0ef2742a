import { fail } from '../engine/error.js';
import { add } from '../engine/ops/add.js';
import { divide } from '../engine/ops/divide.js';
import { multiply } from '../engine/ops/multiply.js';
import { scale } from '../engine/ops/scale.js';
import { scalar } from '../engine/tensor.js';
import { type Node, record } from '../trace/record.js';
import type { Origin, Trace } from '../trace/types.js';

export const COUNT_OPS = { add, divide, multiply, scale };

/** What a Transformer is counted by: whole numbers, but for `bytes` a number takes. */
export interface Sizes {
  readonly n: number;
  readonly d_model: number;
  readonly heads: number;
  /** Heads of keys and values: `heads` for multi-head, fewer for grouped-query, 1 for multi-query attention. */
  readonly kv_heads: number;
  readonly d_ff: number;
  readonly layers: number;
  readonly bytes: number;
  /** Heads of keys and values to set beside all and one. */
  readonly groups?: number;
  /** Numbers a token and layer that latent attention keeps (MLA). */
  readonly latent?: number;
}

/**
 * Every count by name, each made from those before it. One multiplication with its addition counts once; biases,
 * norms, softmax, residuals and embeddings are not counted. Vaswani et al. 2017, table 1 and §3; the cache:
 * Shazeer 2019 (MQA), Ainslie et al. 2023 (GQA), DeepSeek-AI 2024 (MLA).
 */
export const FORMULAS = {
  d_k: 'd_model / heads',
  d_kv: 'kv_heads · d_k',
  projections: 'n · d_model · (d_model + 2·d_kv)',
  scores: 'n² · d_model',
  sum: 'n² · d_model',
  output: 'n · d_model²',
  attention: 'projections + scores + sum + output',
  ffn: '2 · n · d_model · d_ff',
  layer: 'attention + ffn',
  model: 'layers · layer',
  recurrence: 'n · d_model²',
  rnn: '2 · n · d_model²',
  lstm: '8 · n · d_model²',
  pairs: 'n²',
  pairs_causal: 'n · (n + 1) / 2',
  attention_parameters: '2 · d_model · (d_model + d_kv)',
  layer_parameters: 'attention_parameters + 2·d_model·d_ff',
  parameters: 'layers · layer_parameters',
  parameter_bytes: 'bytes · parameters',
  matrix_bytes: 'bytes · n²',
  weights: 'layers · heads · n²',
  weight_bytes: 'bytes · weights',
  kv_per_token: '2 · layers · kv_heads · d_k · bytes',
  kv_cache: 'n · kv_per_token',
  kv_per_token_mha: '2 · layers · heads · d_k · bytes',
  kv_cache_mha: 'n · kv_per_token_mha',
  kv_per_token_gqa: '2 · layers · groups · d_k · bytes',
  kv_cache_gqa: 'n · kv_per_token_gqa',
  kv_per_token_mqa: '2 · layers · d_k · bytes',
  kv_cache_mqa: 'n · kv_per_token_mqa',
  kv_per_token_mla: 'layers · latent · bytes',
  kv_cache_mla: 'n · kv_per_token_mla',
} as const;
export type Count = keyof typeof FORMULAS;

/** The formulas above, played: a leaf a size, a step a count. @throws heads-divide, groups-divide */
export function counted(sizes: Sizes, origin: (size: keyof Sizes) => Origin): Trace {
  const { d_model, heads, kv_heads } = sizes;
  if (d_model % heads !== 0) fail('heads-divide', { d_model, heads });
  for (const groups of [kv_heads, sizes.groups ?? 1])
    if (heads % groups !== 0) fail('groups-divide', { heads, groups });

  const { t, finish } = record(COUNT_OPS);
  const given = Object.entries(sizes) as [keyof Sizes, number][];
  const leaves = Object.fromEntries(
    given.map(([name, value]) => [name, t.input(name, scalar(value), [], { origin: origin(name) })]),
  ) as Record<Exclude<keyof Sizes, 'groups' | 'latent'>, Node> & { groups?: Node; latent?: Node };
  const { n, d_model: d, layers, bytes } = leaves;
  const product = (...factors: readonly [Node, ...Node[]]): Node =>
    factors.reduce((a, b) => t.multiply(a, b));
  const total = (...terms: readonly [Node, ...Node[]]): Node => terms.reduce((a, b) => t.add(a, b));
  const twice = (x: Node): Node => t.scale(x, { by: 2 });
  const half = (x: Node): Node => t.scale(x, { by: 1 / 2, formula: '1/2' });

  const d_k = t.divide(d, leaves.heads).as('d_k');
  const d_kv = t.multiply(leaves.kv_heads, d_k).as('d_kv');
  const projections = product(n, d, t.add(d, twice(d_kv))).as('projections');
  const scores = product(n, n, d).as('scores');
  const sum = product(n, n, d).as('sum');
  const output = product(n, d, d).as('output');
  const attention = total(projections, scores, sum, output).as('attention');
  const ffn = twice(product(n, d, leaves.d_ff)).as('ffn');
  const layer = t.add(attention, ffn).as('layer');
  t.multiply(layers, layer).as('model');

  const recurrence = product(n, d, d).as('recurrence');
  twice(recurrence).as('rnn');
  t.scale(recurrence, { by: 8 }).as('lstm');

  const pairs = t.multiply(n, n).as('pairs');
  half(t.add(pairs, n)).as('pairs_causal');

  const attentionParameters = twice(t.multiply(d, t.add(d, d_kv))).as('attention_parameters');
  const ffnParameters = twice(t.multiply(d, leaves.d_ff));
  const layerParameters = t.add(attentionParameters, ffnParameters).as('layer_parameters');
  const parameters = t.multiply(layers, layerParameters).as('parameters');
  t.multiply(bytes, parameters).as('parameter_bytes');
  t.multiply(bytes, pairs).as('matrix_bytes');
  t.multiply(bytes, product(layers, leaves.heads, pairs).as('weights')).as('weight_bytes');

  const cache = (perToken: Node, kind: '' | '_mha' | '_gqa' | '_mqa' | '_mla'): Node =>
    t.multiply(n, perToken.as(`kv_per_token${kind}`)).as(`kv_cache${kind}`);
  const keysAndValues = (...h: readonly Node[]): Node => twice(product(layers, ...h, d_k, bytes));
  cache(keysAndValues(leaves.kv_heads), '');
  cache(keysAndValues(leaves.heads), '_mha');
  if (leaves.groups) cache(keysAndValues(leaves.groups), '_gqa');
  cache(keysAndValues(), '_mqa');
  if (leaves.latent) cache(product(layers, leaves.latent, bytes), '_mla');
  return finish({ mechanism: null }, 'model');
}
