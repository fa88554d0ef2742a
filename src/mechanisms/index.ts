import type { Mechanism } from './types.js';

export type Group = 'scores' | 'transformer' | 'reach' | 'efficient' | 'recent' | 'networks' | 'tasks';
export const GROUPS: readonly Group[] = [
  'scores',
  'transformer',
  'reach',
  'efficient',
  'recent',
  'networks',
  'tasks',
];

export interface Entry {
  readonly id: string;
  /** Other names it answers to, in either language. */
  readonly aliases: readonly string[];
  readonly group: Group;
  load(): Promise<Mechanism>;
}

const entry = (
  id: string,
  group: Group,
  aliases: readonly string[],
  load: () => Promise<Mechanism>,
): Entry => ({
  id,
  aliases,
  group,
  load,
});

/** Every mechanism: id, group, other names, where it is. */
export const MECHANISMS: readonly Entry[] = [
  entry(
    'dot-product',
    'scores',
    ['dot', 'luong-dot', '点积注意力', '点积'],
    async () => (await import('./dot-product.js')).dotProduct,
  ),
  entry(
    'scaled-dot-product',
    'scores',
    ['scaled', 'sdpa', 'plain', '缩放点积注意力', '缩放点积'],
    async () => (await import('./scaled-dot-product.js')).scaledDotProduct,
  ),
  entry(
    'bilinear',
    'scores',
    ['general', 'luong-general', '双线性', '双线性注意力'],
    async () => (await import('./bilinear.js')).bilinear,
  ),
  entry(
    'additive',
    'scores',
    ['bahdanau', 'bahdanau-score', 'mlp-score', '加性', '加性注意力'],
    async () => (await import('./additive.js')).additive,
  ),
  entry(
    'concat',
    'scores',
    ['luong-concat', '拼接', '拼接注意力'],
    async () => (await import('./concat.js')).concat,
  ),
  entry(
    'cosine',
    'scores',
    ['cosine-similarity', '余弦', '余弦注意力'],
    async () => (await import('./cosine.js')).cosine,
  ),
  entry(
    'location',
    'scores',
    ['luong-location', 'location-based', '基于位置的注意力'],
    async () => (await import('./location.js')).location,
  ),
  entry(
    'location-aware',
    'scores',
    ['chorowski', '位置感知', '位置感知注意力'],
    async () => (await import('./location-aware.js')).locationAware,
  ),
  entry(
    'nadaraya-watson',
    'scores',
    ['kernel', 'kernel-regression', '核回归', '核注意力'],
    async () => (await import('./nadaraya-watson.js')).nadarayaWatson,
  ),
  entry(
    'self-attention',
    'transformer',
    ['self', '自注意力', '自注意力机制'],
    async () => (await import('./self-attention.js')).selfAttention,
  ),
  entry(
    'cross-attention',
    'transformer',
    ['cross', 'encoder-decoder', '交叉注意力'],
    async () => (await import('./cross-attention.js')).crossAttention,
  ),
  entry(
    'multi-head',
    'transformer',
    ['mha', 'multi-head-attention', '多头注意力', '多头'],
    async () => (await import('./multi-head.js')).multiHead,
  ),
  entry(
    'din',
    'tasks',
    ['deep-interest-network', 'activation-unit', '深度兴趣网络', '兴趣网络'],
    async () => (await import('./din.js')).din,
  ),
  entry(
    'boltzmann',
    'tasks',
    ['softmax-policy', 'action-choice', '玻尔兹曼', '玻尔兹曼探索', '动作选择'],
    async () => (await import('./boltzmann.js')).boltzmann,
  ),
];
