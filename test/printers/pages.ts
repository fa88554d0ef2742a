import type { Cell, Page, Text } from '../../src/pages/page.js';

/** Pages as commands make them, to look at what the printers do with them. */

const query = (text: string): Cell => ({ text, tone: 'query' });
const key = (text: string): Cell => ({ text, tone: 'key' });
const hot = (weight: number): Cell => ({ text: weight.toFixed(4), heat: weight });

const weights = [0.2447, 0.6652, 0.09];

export const softmax: Page = {
  blocks: [
    { kind: 'title', text: 'softmax', formula: 'pᵢ = e^(zᵢ − max) / Σⱼ e^(zⱼ − max)' },
    {
      kind: 'matrix',
      columns: ['z₀', 'z₁', 'z₂'],
      rows: [
        { label: 'z', cells: ['2', '3', '1'], aside: 'max = 3' },
        { label: 'z − max', cells: ['-1', '0', '-2'] },
        { label: 'exp', cells: ['0.3679', '1', '0.1353'], aside: 'Σ = 1.5032' },
        {
          label: 'weights',
          cells: weights.map(hot),
          aside: { text: ['sums to 1 ', { text: '✓', tone: 'good' }] },
        },
        { label: '', cells: weights.map((bar) => ({ text: '', bar })) },
      ],
    },
    {
      kind: 'formula',
      lines: ['weights[1] = e^(z₁ − max) / Σ = e^(3 − 3) / (0.3679 + 1 + 0.1353) = 1 / 1.5032 = 0.6652'],
    },
    {
      kind: 'note',
      text: 'One more in the score is e = 2.7183 times the weight: 0.6652 / 0.2447, and 0.2447 / 0.0900.',
    },
    {
      kind: 'next',
      label: 'next',
      items: [
        { command: 'attn softmax 2 3 1 --temperature 0.5', why: 'sharper' },
        { command: 'attn softmax 2 3 1 --why weights,1', why: 'where 0.6652 comes from, step by step' },
        { command: 'attn explain softmax', why: 'the lesson' },
      ],
    },
  ],
};

export const softmaxZh: Page = {
  blocks: [
    {
      kind: 'title',
      text: 'softmax',
      formula: 'pᵢ = e^(zᵢ − max) / Σⱼ e^(zⱼ − max)',
      aside: '把任意一组分数变成权重',
    },
    {
      kind: 'matrix',
      columns: ['z₀', 'z₁', 'z₂'],
      rows: [
        { label: '分数 z', cells: ['2', '3', '1'], aside: '最大值 = 3' },
        { label: '减去最大值', cells: ['-1', '0', '-2'] },
        { label: '取指数', cells: ['0.3679', '1', '0.1353'], aside: '总和 Σ = 1.5032' },
        {
          label: '权重',
          cells: weights.map(hot),
          aside: { text: ['相加等于 1 ', { text: '✓', tone: 'good' }] },
        },
        { label: '', cells: weights.map((bar) => ({ text: '', bar })) },
      ],
    },
    {
      kind: 'note',
      text: '分数每多 1，权重就乘以 e = 2.7183：0.6652 / 0.2447 是这样，0.2447 / 0.0900 也是这样。差一分，差的是倍数，不是差额；所以把所有分数一起加减同一个数，权重不会变。',
    },
    {
      kind: 'next',
      label: '接着试试',
      items: [
        { command: 'attn softmax 2 3 1 --temperature 0.5', why: '更尖锐的分布' },
        { command: 'attn softmax 2 3 1 --why weights,1', why: '0.6652 是怎么来的' },
        { command: 'attn explain softmax --lang zh', why: '这一课' },
      ],
    },
  ],
};

function scaledDotProduct(tokens: readonly string[], words: Record<'cited' | 'note', Text>): Page {
  const numbers = [
    [
      ['1', '0', '2'],
      ['2', '2', '0'],
      ['2', '1', '2'],
    ],
    [
      ['0.7071', '0', '1.4142'],
      ['1.4142', '1.4142', '0'],
      ['1.4142', '0.7071', '1.4142'],
    ],
  ];
  const heat = [
    [0.284, 0.14, 0.576],
    [0.4458, 0.4458, 0.1084],
    [0.4011, 0.1978, 0.4011],
  ];
  const matrix = (title: string, rows: readonly (readonly Cell[])[]) => ({
    kind: 'matrix' as const,
    title,
    corner: 'q\\k',
    columns: tokens.map(key),
    rows: rows.map((cells, i) => ({ label: query(tokens[i]!), cells })),
  });
  return {
    blocks: [
      {
        kind: 'title',
        text: 'scaled-dot-product',
        formula: [
          'softmax(',
          { text: 'Q', tone: 'query' },
          ' ',
          { text: 'Kᵀ', tone: 'key' },
          ' / √d_k) ',
          { text: 'V', tone: 'value' },
        ],
        aside: words.cited,
      },
      {
        kind: 'beside',
        blocks: [
          matrix('1  scores = Q Kᵀ', numbers[0]!),
          matrix('2  scaled = scores / √2', numbers[1]!),
          matrix(
            '3  weights = softmax(scaled)',
            heat.map((row) => row.map(hot)),
          ),
        ],
      },
      {
        kind: 'formula',
        lines: [
          '4  output = weights · V',
          '   the   0.2840·[1 0] + 0.1400·[0 1] + 0.5760·[2 2]  =  [1.4359 1.2920]',
        ],
      },
      { kind: 'note', text: words.note },
    ],
  };
}

export const scaled = scaledDotProduct(['the', 'cat', 'sat'], {
  cited: 'Vaswani et al. 2017',
  note: '"the" looks most at "sat" (0.5760): their vectors have the largest product, 2.',
});

export const scaledZh = scaledDotProduct(['猫', '坐在', '垫子上'], {
  cited: 'Vaswani 等，2017',
  note: '“猫”看得最多的是“垫子上”（0.5760）：它们的点积最大，是 2。',
});

/** Causal weights of 20 tokens, each row spread over what it may see. */
export const wide: Page = {
  blocks: [
    { kind: 'heading', text: 'Causal weights' },
    {
      kind: 'matrix',
      title: 'weights = softmax(masked)',
      corner: 'q\\k',
      columns: Array.from({ length: 20 }, (_, j) => key(j === 7 ? 'internationalization' : `k${j}`)),
      rows: [2, 9, 19].map((i) => ({
        label: query(i === 9 ? '不期而遇的词元🎉' : `q${i}`),
        cells: Array.from({ length: 20 }, (_, j): Cell => {
          const sum = ((i + 1) * (i + 2)) / 2;
          return j <= i ? hot((j + 1) / sum) : { text: '', tone: 'masked' };
        }),
        aside: 'sums to 1',
      })),
      note: '17 rows are left out; --full shows them.',
    },
  ],
};

export const check: Page = {
  blocks: [
    {
      kind: 'table',
      head: ['step', 'claimed by you', 'true', 'verdict'],
      rows: [
        ['scores', '[1 0 2] [2 2 0] [2 1 2]', '', { text: 'holds', tone: 'good' }],
        ['scaled', { text: 'not given', tone: 'quiet' }, '', { text: '(computed)', tone: 'quiet' }],
        [
          'weights',
          { text: '[0.2447 0.0900 0.6652]', marked: true },
          '[0.2840 0.1400 0.5760]',
          { text: 'false, the first that differs', tone: 'bad' },
        ],
        ['output', '[1.5752 1.4205]', '[1.4359 1.2920]', 'carried over from weights'],
      ],
    },
    {
      kind: 'note',
      tone: 'bad',
      text: 'Your weights are exactly what one gets without dividing by √d_k (mistake: no-scale, largest difference 1e-8).',
    },
    {
      kind: 'next',
      label: 'next',
      items: [{ command: 'attn wrong no-scale', why: 'right and wrong side by side' }],
    },
  ],
};

export const lessonZh: Page = {
  blocks: [
    { kind: 'title', text: '多头注意力', aside: '多个头并行，各看各的子空间' },
    {
      kind: 'prose',
      text: [
        '一次投影得到 ',
        { text: 'Q', tone: 'query' },
        '、',
        { text: 'K', tone: 'key' },
        '、',
        { text: 'V', tone: 'value' },
        ' 之后，把“特征维”切成 h 段，每段是一个头；序列并没有被切开：每个头都看得见全部 n 个词元。',
      ],
    },
    {
      kind: 'table',
      head: ['形状', '切之前', '切之后', '说明'],
      rows: [
        ['Q', 'n × (h·d_k)', 'h × n × d_k', '查询：每个词元想找什么，由各个头分别去问。'],
        ['K', 'm × (h·d_k)', 'h × m × d_k', '键：每个词元拿什么来应答；与查询做点积，得到分数。'],
        ['V', 'm × (h·d_v)', 'h × m × d_v', '值：真正被加权求和、带走的内容。'],
      ],
    },
    {
      kind: 'list',
      items: [
        '头数 h 要能整除 d_model，否则切不开。',
        '所有头的结果拼接起来，再乘以 W_O，回到原来的宽度，这样后面的层看到的形状不变。',
      ],
    },
    { kind: 'code', text: 'attn run multi-head "猫 坐在 垫子上" --heads 2 --d-model 8' },
    { kind: 'note', tone: 'good', text: '每一行的权重相加都等于 1。' },
  ],
};

export const pages = { softmax, softmaxZh, scaled, scaledZh, wide, check, lessonZh };
