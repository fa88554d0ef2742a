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
    'masked-attention',
    'transformer',
    ['masked', 'causal', 'causal-attention', 'padding-mask', '掩码注意力', '因果注意力', '掩码'],
    async () => (await import('./masked-attention.js')).maskedAttention,
  ),
  entry(
    'sinusoidal-positions',
    'transformer',
    ['sinusoidal', 'positional-encoding', 'pe', '正弦位置编码', '位置编码'],
    async () => (await import('./sinusoidal-positions.js')).sinusoidalPositions,
  ),
  entry(
    'learned-positions',
    'transformer',
    ['position-embedding', '可学习位置编码', '位置嵌入'],
    async () => (await import('./learned-positions.js')).learnedPositions,
  ),
  entry(
    'relative-positions',
    'transformer',
    ['shaw', 'relative', '相对位置', '相对位置编码'],
    async () => (await import('./relative-positions.js')).relativePositions,
  ),
  entry(
    'rope',
    'transformer',
    ['rotary', 'rotary-positions', 'roformer', '旋转位置编码'],
    async () => (await import('./rope.js')).rope,
  ),
  entry(
    'alibi',
    'transformer',
    ['linear-biases', '线性偏置'],
    async () => (await import('./alibi.js')).alibi,
  ),
  entry(
    'encoder-block',
    'transformer',
    ['encoder', 'transformer', 'transformer-block', 'transformer-encoder', '编码器', '编码器块'],
    async () => (await import('./encoder-block.js')).encoderBlock,
  ),
  entry(
    'decoder-block',
    'transformer',
    ['decoder', 'transformer-decoder', '解码器', '解码器块'],
    async () => (await import('./decoder-block.js')).decoderBlock,
  ),
  entry('bert', 'transformer', ['bert-encoder', 'BERT模型'], async () => (await import('./bert.js')).bert),
  entry(
    'vit',
    'transformer',
    ['vision-transformer', 'patches', '视觉Transformer'],
    async () => (await import('./vit.js')).vit,
  ),
  entry(
    'global',
    'reach',
    ['global-attention', 'luong-global', '全局注意力', '全局'],
    async () => (await import('./global.js')).global,
  ),
  entry(
    'local-window',
    'reach',
    ['local', 'window', 'sliding-window', 'longformer', '局部注意力', '局部窗口', '滑动窗口'],
    async () => (await import('./local-window.js')).localWindow,
  ),
  entry(
    'local-m',
    'reach',
    ['local', 'luong-local-m', 'monotonic', '局部注意力', '单调局部注意力'],
    async () => (await import('./local-m.js')).localM,
  ),
  entry(
    'local-p',
    'reach',
    ['local', 'luong-local-p', 'predictive', '局部注意力', '预测局部注意力'],
    async () => (await import('./local-p.js')).localP,
  ),
  entry(
    'block-sparse',
    'reach',
    ['sparse', 'sparse-transformer', '块稀疏', '块稀疏注意力', '稀疏注意力'],
    async () => (await import('./block-sparse.js')).blockSparse,
  ),
  entry('soft', 'reach', ['soft-attention', '软注意力'], async () => (await import('./soft.js')).soft),
  entry('hard', 'reach', ['hard-attention', '硬注意力'], async () => (await import('./hard.js')).hard),
  entry(
    'gumbel',
    'reach',
    ['gumbel-softmax', 'concrete', '软抽样'],
    async () => (await import('./gumbel.js')).gumbel,
  ),
  entry(
    'sparsemax',
    'reach',
    ['sparsemax-attention', '稀疏softmax'],
    async () => (await import('./sparsemax.js')).sparsemax,
  ),
  entry(
    'temperature',
    'reach',
    ['softmax-temperature', '温度'],
    async () => (await import('./temperature.js')).temperature,
  ),
  entry(
    'entropy',
    'reach',
    ['effective-positions', 'perplexity', '熵', '注意力熵', '有效位置数'],
    async () => (await import('./entropy.js')).entropy,
  ),
  entry(
    'online-softmax',
    'efficient',
    ['online', '在线softmax', '分块softmax'],
    async () => (await import('./online-softmax.js')).onlineSoftmax,
  ),
  entry(
    'flash',
    'efficient',
    ['flash-attention', 'tiled', '分块注意力'],
    async () => (await import('./flash.js')).flash,
  ),
  entry(
    'linear',
    'efficient',
    ['linear-attention', 'kernel-attention', '线性注意力', '线性'],
    async () => (await import('./linear.js')).linear,
  ),
  entry(
    'mqa',
    'efficient',
    ['multi-query', 'multi-query-attention', '多查询注意力'],
    async () => (await import('./mqa.js')).mqa,
  ),
  entry(
    'gqa',
    'efficient',
    ['grouped-query', 'grouped-query-attention', '分组查询注意力'],
    async () => (await import('./gqa.js')).gqa,
  ),
  entry(
    'kv-cache',
    'efficient',
    ['cache', 'kv', '键值缓存', 'kv缓存', '缓存'],
    async () => (await import('./kv-cache.js')).kvCache,
  ),
  entry(
    'ring',
    'efficient',
    ['ring-attention', '环形注意力', '环注意力'],
    async () => (await import('./ring.js')).ring,
  ),
  entry(
    'softmax-1',
    'recent',
    ['quiet', 'quiet-attention', 'softmax-one', '安静注意力', '安静'],
    async () => (await import('./softmax-1.js')).softmax1,
  ),
  entry(
    'sink',
    'recent',
    ['attention-sink', 'sinks', 'learned-sink', 'gpt-oss', '注意力汇点', '汇点', '注意力汇聚点'],
    async () => (await import('./sink.js')).sink,
  ),
  entry(
    'sigmoid',
    'recent',
    ['sigmoid-attention', 'sigmoid注意力'],
    async () => (await import('./sigmoid.js')).sigmoid,
  ),
  entry(
    'qk-norm',
    'recent',
    ['query-key-norm', 'soft-cap', 'QK归一化'],
    async () => (await import('./qk-norm.js')).qkNorm,
  ),
  entry(
    'differential',
    'recent',
    ['diff', 'diff-transformer', 'differential-attention', '差分注意力', '差分'],
    async () => (await import('./differential.js')).differential,
  ),
  entry(
    'linear-recurrent',
    'recent',
    ['recurrent-linear', 'linear-rnn', '线性注意力循环形式', '循环线性注意力'],
    async () => (await import('./linear-recurrent.js')).linearRecurrent,
  ),
  entry(
    'delta-rule',
    'recent',
    ['delta', 'deltanet', '增量规则', 'delta规则'],
    async () => (await import('./delta-rule.js')).deltaRule,
  ),
  entry(
    'gated-delta',
    'recent',
    ['gated-deltanet', 'gated-delta-rule', '门控delta', '门控增量规则'],
    async () => (await import('./gated-delta.js')).gatedDelta,
  ),
  entry(
    'hopfield',
    'recent',
    ['modern-hopfield', 'hopfield-network', '霍普菲尔德', '现代hopfield'],
    async () => (await import('./hopfield.js')).hopfield,
  ),
  entry(
    'ssm',
    'recent',
    ['mamba', 's6', 'selective-ssm', 'state-space', '状态空间模型', '状态空间', '选择性状态空间'],
    async () => (await import('./ssm.js')).ssm,
  ),
  entry(
    'gat',
    'networks',
    ['graph-attention', '图注意力', '图注意力网络'],
    async () => (await import('./gat.js')).gat,
  ),
  entry(
    'gatv2',
    'networks',
    ['dynamic-graph-attention', '动态图注意力'],
    async () => (await import('./gatv2.js')).gatv2,
  ),
  entry(
    'gcn',
    'networks',
    ['graph-convolution', '图卷积', '图卷积网络'],
    async () => (await import('./gcn.js')).gcn,
  ),
  entry(
    'kgat',
    'networks',
    ['knowledge-graph-attention', '知识图谱注意力', '知识图注意力网络'],
    async () => (await import('./kgat.js')).kgat,
  ),
  entry(
    'transe',
    'networks',
    ['translating-embeddings', '知识图谱嵌入'],
    async () => (await import('./transe.js')).transe,
  ),
  entry(
    'se',
    'networks',
    ['squeeze-and-excitation', 'senet', '压缩激励', '压缩与激励'],
    async () => (await import('./se.js')).se,
  ),
  entry(
    'cbam',
    'networks',
    ['convolutional-block-attention', '卷积块注意力'],
    async () => (await import('./cbam.js')).cbam,
  ),
  entry(
    'channel-attention',
    'networks',
    ['channel', '通道注意力'],
    async () => (await import('./channel-attention.js')).channelAttention,
  ),
  entry(
    'spatial-attention',
    'networks',
    ['spatial', '空间注意力'],
    async () => (await import('./spatial-attention.js')).spatialAttention,
  ),
  entry(
    'non-local',
    'networks',
    ['nonlocal-block', '非局部', '非局部注意力'],
    async () => (await import('./non-local.js')).nonLocal,
  ),
  entry(
    'spatio-temporal',
    'networks',
    ['space-time', 'timesformer', '时空注意力'],
    async () => (await import('./spatio-temporal.js')).spatioTemporal,
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
  entry(
    'sasrec',
    'tasks',
    ['sequential-recommendation', 'self-attentive-sequential-recommendation', '序列推荐', '自注意力序列推荐'],
    async () => (await import('./sasrec.js')).sasrec,
  ),
  entry(
    'cross-modal',
    'tasks',
    ['cross-modal-attention', 'mult', 'vilbert', '跨模态注意力', '跨模态'],
    async () => (await import('./cross-modal.js')).crossModal,
  ),
  entry(
    'co-attention',
    'tasks',
    ['parallel-co-attention', '协同注意力', '互注意力'],
    async () => (await import('./co-attention.js')).coAttention,
  ),
  entry(
    'modality-gating',
    'tasks',
    ['gmu', 'gated-multimodal-unit', 'modality-gate', '模态门控', '门控多模态单元'],
    async () => (await import('./modality-gating.js')).modalityGating,
  ),
  entry(
    'mtan',
    'tasks',
    ['multi-task-attention', '多任务注意力', '多任务注意力网络'],
    async () => (await import('./mtan.js')).mtan,
  ),
  entry(
    'mmoe',
    'tasks',
    ['multi-gate-mixture-of-experts', '多门控混合专家', '多门混合专家'],
    async () => (await import('./mmoe.js')).mmoe,
  ),
  entry(
    'darqn',
    'tasks',
    ['deep-attention-recurrent-q-network', 'reinforcement-learning', '深度注意力循环q网络', '强化学习注意力'],
    async () => (await import('./darqn.js')).darqn,
  ),
  entry(
    'pointer-generator',
    'tasks',
    ['pointer', 'copy', '指针生成网络', '指针网络', '复制机制'],
    async () => (await import('./pointer-generator.js')).pointerGenerator,
  ),
  entry(
    'sagan',
    'tasks',
    ['self-attention-gan', 'gan', '自注意力生成对抗网络', '自注意力gan'],
    async () => (await import('./sagan.js')).sagan,
  ),
];
