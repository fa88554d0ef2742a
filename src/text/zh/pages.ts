import type { pages as en } from '../en/pages.js';

/** 页面里的句子。步骤名、标识和数字原样传入，这里什么都不计算。 */
export const pages: typeof en = {
  lang: 'zh',
  next: '接下来',
  inputs: '输入',
  steps: '步骤',
  masked: '已遮住',
  sumsTo1: '和为 1',
  origin: (origin) =>
    ({ user: '给定', default: '示例', constant: '常量' })[origin] ??
    `由种子 ${origin.replace('seed ', '')} 生成`,
  axisAt: (axis, at, name) => name ?? (axis === 'h' ? `头 ${at}` : `${axis} = ${at}`),
  axisMeaning: (axis) => ({ n: '（查询）', m: '（键）', h: '（头）' })[axis] ?? '',
  leftOut: (rows, columns, head, tail) =>
    `共 ${rows}×${columns}，只显示前 ${head} 个和后 ${tail} 个；加 --full 看全部`,
  leftOutBlocks: (left, all) => `共 ${all} 张表，略去 ${left} 张；加 --full 看全部`,
  strongestKey: (key, weight) =>
    `权重最大的是${typeof key === 'number' ? `键 ${key}` : `“${key}”`}：${weight}。`,
  strongestPair: (query, key, weight, head) => {
    const who = typeof query === 'number' ? `查询 ${query} ` : `“${query}”`;
    const whom = typeof key === 'number' ? `键 ${key}` : `“${key}”`;
    return `${head ? `${head} 中，` : ''}${who}最关注${whom}（${weight}${head ? '，各头之中最大' : ''}）。`;
  },
  softmaxRatio: (gap, ratio, division) =>
    `得分高 ${gap}，权重就是 e^${gap} = ${ratio} 倍${division ? `：${division}` : ''}。`,
  softmaxEqual: '最高的得分相等，它们的权重也相等。',
  softmaxOfOne: '只有一个得分时，无论它是多少，权重总是 1。',
  overflow: (largest, power) =>
    `e^${largest} = ${power}：超出了 float64 能表示的最大数（约 1.8e308），而 ∞ / ∞ 不是数。先减去最大值，权重一个都不变，每个幂却不会超过 1：去掉 --no-shift 即可。`,
  nextSharper: '更尖锐',
  nextWhy: (value) => `${value} 是怎么来的`,
  nextWhyCell: '某一格是怎么来的',
  nextGrad: '每一步的梯度',
  nextShift: '先减最大值：不再溢出',
  nextDeeper: '一直追到输入',
  nextRun: '一步一步算其中一个',
  nextParams: '它的参数和例子',
  stages: {
    project: '算出查询、键和值',
    scores: '每个查询与每个键有多合',
    scale: '除以 √d_k',
    mask: '遮住后面的键',
    softmax: '得分变成权重',
    sum: '对值加权求和',
    grad: '每一步的梯度',
    check: '把每一步重算一遍',
  },
  claimDiffers: (claimed, computed) =>
    `记录里写的是 ${claimed}，按它自己的公式却得 ${computed}：用 attn check 看从哪一步开始错的。`,
  step: '步骤',
  cell: '格',
  cells: '格数',
  claimed: '所给',
  computed: '算得',
  verdict: '结论',
  verdicts: {
    given: '给定',
    holds: '正确',
    carried: '由前面的错误带来',
    false: '错误',
    computed: '补算',
  },
  firstFalse: '← 最先',
  checkHolds: (steps) => (steps === 0 ? '没有一步给了数：全部是补算的。' : `给了数的 ${steps} 步全部正确。`),
  checkFailed: (wrong, first) =>
    first === undefined
      ? `由错误的步骤带来：${wrong.join('、')}。`
      : `第一个错误的步骤是 ${first}${wrong.length > 1 ? `；受它影响的有 ${wrong.filter((name) => name !== first).join('、')}` : ''}。`,
  gradOrder: '从目标往回传到输入',
  gradZero:
    '所有输入的梯度都是 0，而且必然如此：每一行权重之和恒为 1，这个和不会变（表中剩下的是舍入误差）。请改问某一格：--of weights,0。',
  gradFlat: (target) =>
    `所有输入的梯度都是 0（舍入误差不计）：在这组数上，输入稍有变动，${target} 也不会变。`,
  gradMissing: (steps) => `– 没有梯度：${steps.join('、')}（不在通往目标的路上，或被掩码、选择隔断）`,
  differences: '用有限差分再算一遍：(f(x + ε) − f(x − ε)) / 2ε',
  byChainRule: '链式法则',
  byDifference: '差分',
  largestOff: '最大差距',
  corner: '折点',
  cornerNote:
    '折点：某个 ReLU、取小或选择正好落在斜率突变的地方。链式法则取两侧斜率之一，差分取的是两侧的平均。',
  groups: {
    scores: '打分方式',
    transformer: 'Transformer',
    reach: '范围与类型',
    efficient: '高效注意力',
    recent: '近年的变体',
    networks: '与其他网络结合',
    tasks: '任务',
  },
  otherMeanings: (typed, first, others) => `“${typed}”有几种意思：这里是 ${first}；另有 ${others.join('、')}`,
  takenForText: (typed, near) => `没有叫“${typed}”的机制，这里当作文字；是不是想输入 ${near}？`,
  subjects: {
    projections: '查询、键、值',
    positions: '位置',
    scores: '打分',
    scaling: '缩放',
    masking: '掩码',
    weights: '从得分到权重',
    sum: '加权求和',
    heads: '多头',
    blocks: 'Transformer 块',
  },
  shownWith: (options) => `这里用了 ${options}，不然看不出来。`,
  right: '✓ 正确',
  wrong: '✗ 错误',
  mechanism: '机制',
  formula: '公式',
  otherShape: '形状不同',
  noDifference: '在这组数上结果没有差别。',
  difference: (step) => `${step}：错误 − 正确`,
  differIn: (steps) =>
    `结果不同的步骤及最大差距：${steps.map(([name, off]) => `${name} ${off}`).join('，')}。`,
  howToNotice: '怎样发现：',
  seenIn: (places) => `见于：${places.join('、')}`,
  nextWrong: '对错并排看',
  nextRight: '正确的算法，一步一步',
  nextMistakes: '全部已知错误',
  nextAlone: '单独算其中一个',
  sameInputs: (names) =>
    names.length === 0 ? '它们没有同名的输入。' : `用的是同一组数：${names.join('、')}。`,
  differFrom: (id) => `与 ${id} 的最大差距`,
  nothingShared: '它们没有可以比较的共同步骤。',
  within: (tolerance) => `容差 ${tolerance}`,
  exactlyWhatYouGet: (title, id, difference) =>
    `这些数正是“${title}”时得到的结果（错误：${id}；最大差距 ${difference}）。`,
  noMistakeFits: '没有哪种已知错误会得到这些数；attn wrong 列出了试过的错误。',
  peopleSay: '常有人说：',
  butTrue: '其实：',
  foldedScopes: (like, scopes) =>
    `${scopes.length === 1 ? scopes[0] : `${scopes[0]} 到 ${scopes.at(-1)}`} 的步骤与 ${like} 相同，只显示最后一步；加 --full 看全部。`,
};
