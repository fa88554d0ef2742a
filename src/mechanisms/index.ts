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
];
