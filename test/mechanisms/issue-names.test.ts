import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/input/resolve.js';
import { MECHANISMS } from '../../src/mechanisms/index.js';

/** What people type, in either language, and what they mean by it first. */
const NAMES = {
  scores: {
    'dot-product': 'dot-product 点积注意力',
    'scaled-dot-product': 'scaled-dot-product plain 缩放点积注意力',
    bilinear: 'bilinear luong-general 双线性',
    additive: 'additive 加性注意力',
    concat: 'concat luong-concat 拼接注意力',
    cosine: 'cosine 余弦注意力',
    location: 'location luong-location',
    'location-aware': 'location-aware chorowski 位置感知注意力',
    'nadaraya-watson': 'nadaraya-watson Nadaraya_Watson 核回归',
  },
  transformer: {
    'self-attention': 'self-attention 自注意力',
    'cross-attention': 'cross-attention 交叉注意力',
    'multi-head': 'multihead multi-head MultiHead 多头注意力 多头',
    'masked-attention': 'masked causal padding-mask 掩码注意力',
    'sinusoidal-positions': 'sinusoidal 正弦位置编码',
    'learned-positions': 'learned-positions 可学习位置编码',
    'relative-positions': 'relative shaw 相对位置编码',
    rope: 'rope 旋转位置编码',
    alibi: 'alibi 线性偏置',
    'encoder-block': 'encoder-block encoder 编码器',
    'decoder-block': 'decoder-block decoder 解码器',
    bert: 'bert',
    vit: 'vit',
  },
  reach: {
    global: 'global 全局注意力',
    'local-window': 'local-window longformer 滑动窗口',
    'local-m': 'local-m',
    'local-p': 'local-p',
    'block-sparse': 'block-sparse 块稀疏注意力',
    soft: 'soft 软注意力',
    hard: 'hard 硬注意力',
    gumbel: 'gumbel gumbel-softmax',
    sparsemax: 'sparsemax',
    temperature: 'temperature 温度',
    entropy: 'entropy effective-positions 熵',
  },
  efficient: {
    'online-softmax': 'online-softmax 在线softmax',
    flash: 'flash FlashAttention flash-attention tiled',
    linear: 'linear 线性注意力',
    mqa: 'mqa 多查询注意力',
    gqa: 'gqa 分组查询注意力',
    'kv-cache': 'kv-cache KV缓存',
    ring: 'ring 环形注意力',
  },
  recent: {
    'softmax-1': 'softmax-1',
    sink: 'sink 汇点',
    sigmoid: 'sigmoid',
    'qk-norm': 'qk-norm soft-cap',
    differential: 'differential 差分注意力',
    mla: 'mla multi-head-latent-attention 多头潜在注意力',
    moba: 'moba',
    nsa: 'nsa',
    'linear-recurrent': 'linear-recurrent',
    'gated-delta': 'gated-delta gated-delta-rule',
    ssm: 'ssm mamba 状态空间模型',
    hopfield: 'hopfield modern-hopfield',
    'induction-head': 'induction-head 归纳头',
    'next-token': 'next-token',
  },
  networks: {
    'bahdanau-seq2seq': 'bahdanau Bahdanau注意力',
    'luong-seq2seq': 'luong Luong注意力',
    gru: 'gru',
    lstm: 'lstm',
    se: 'se',
    cbam: 'cbam',
    'channel-attention': 'channel 通道注意力',
    'spatial-attention': 'spatial 空间注意力',
    'spatio-temporal': 'spatio-temporal 时空注意力',
    'non-local': 'non-local 非局部',
    gat: 'gat 图注意力',
    gatv2: 'gatv2',
    gcn: 'gcn',
    kgat: 'kgat',
    transe: 'transe',
  },
  tasks: {
    din: 'din',
    sasrec: 'sasrec',
    'cross-modal': 'cross-modal 跨模态注意力',
    'co-attention': 'co-attention 协同注意力',
    'modality-gating': 'modality-gating 模态门控',
    mtan: 'mtan',
    mmoe: 'mmoe',
    darqn: 'darqn',
    boltzmann: 'boltzmann 玻尔兹曼',
    sagan: 'sagan',
    'pointer-generator': 'pointer 指针生成网络',
    greedy: 'greedy 贪心',
    beam: 'beam 束搜索',
    'top-k': 'top-k',
    nucleus: 'nucleus 核采样',
    lora: 'lora',
    adapter: 'adapter 适配器',
    prefix: 'prefix 前缀微调',
    rollout: 'rollout attention-rollout',
    'head-ablation': 'head-ablation head-pruning 剪头',
    'alignment-error-rate': 'alignment-error-rate aer 对齐错误率',
    'attention-dropout': 'attention-dropout 注意力dropout',
    'gradient-clipping': 'gradient-clipping global-norm 梯度裁剪',
  },
};

describe.each(Object.entries(NAMES))('%s', (group, ids) => {
  it.each(Object.entries(ids).flatMap(([id, names]) => names.split(' ').map((name) => [name, id] as const)))(
    '%s is %s',
    (name, id) => {
      expect(resolve(name, MECHANISMS).found[0]).toMatchObject({ id, group });
    },
  );
});

it('has a name in Chinese for each', () => {
  const nameless = MECHANISMS.filter(({ aliases }) => !aliases.some((name) => /\p{Script=Han}/u.test(name)));
  expect(nameless.map(({ id }) => id)).toEqual([]);
});

it('finds all that go by the name of their authors', () => {
  const ids = resolve('luong', MECHANISMS).found.map(({ id }) => id);
  expect(ids).toEqual(['luong-seq2seq', 'dot-product', 'bilinear', 'concat', 'location']);
});
