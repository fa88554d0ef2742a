import type { cost as en } from '../en/cost.js';

/** attn cost 的句子。 */
export const cost: typeof en = {
  title: 'Transformer 要算多少、存多少',
  operations: '乘加次数：n 个词元一次算完',
  operationsHead: ['', '', '乘加次数', '占一层之比'],
  counts: {
    projections: 'X 变成 Q、K、V',
    scores: 'Q Kᵀ，所有头',
    sum: '权重 · V',
    output: 'W_O 混合各头',
    ffn: '前馈网络',
    attention: '注意力',
    layer: '一层',
    model: '全部层',
    rnn: '普通 RNN 一层',
    lstm: 'LSTM 一层',
    parameters: '参数，全部层',
    matrix_bytes: '一个头的权重，n×n',
    weights: '所有层、所有头的权重',
  },
  defaults: '括号里的大小没有给出，取默认值。',
  notCounted:
    '不计偏置、归一化、softmax、残差和词嵌入。权重最后是大是小，次数都一样：软注意力每个得分都要算。',
  others: '同样的词元，换一种层',
  memory: '多少个数，多少字节',
  memoryHead: ['', '个数', '字节', ''],
  cache: (n) => `KV 缓存：生成时要留着的键和值，n = ${n}`,
  cacheHead: ['', '键值头数', '每个词元', 'n 个词元', '', ''],
  kinds: { mha: '多头', gqa: '分组查询', mqa: '多查询', mla: '潜在（MLA）' },
  tooWide: '头这么宽，几秒之内连 32 个词元都测不完。',
  nextTwice: '词元多一倍：得分 ×4，其余 ×2',
  measured: '在这台机器上实测',
  how: (d_k, tile, runs) =>
    `一个头，d_k = ${d_k}，float64。普通算法存下全部 n×n 个权重；分块算法每次只看 ${tile}×${tile} 一块，用在线 softmax，结果相同。每个数取 ${runs} 次中最快的一次。`,
  plain: '普通',
  tiled: '分块',
  grows: '增长',
  time: '时间',
  held: '内存：Q、K、V 之外同时存着的数组',
  counted: (n, plain, tiled) =>
    `字节数是在建立数组时逐个数出来的。n = ${n} 时，进程自报的内存增加了 ${plain}（普通）和 ${tiled}（分块），其间若有回收则会少报。`,
  lesson: '分块并不少算：两种算法都要算 n² 对。省下的是 n×n 的数组，也就是随 n² 增长的那部分内存。',
};
