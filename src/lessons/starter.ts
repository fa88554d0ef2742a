import { isSeq, parseDocument } from 'yaml';
import { readYaml } from '../input/yaml.js';
import type { Lang } from '../text/index.js';

/** A lesson to begin with: it passes the check, and every kind of block stands in it once. */
export const STARTER: Readonly<Record<Lang, (name: string) => string>> = {
  en: (name) => `---
title: ${name}
summary: One line that says what it is
sources: []
papers: []
errata: []
aliases: []
---

## What it is

Say in a few short paragraphs what it is. Any list of scores becomes weights that sum to one.

## Why

Say what it is for, and what one would do without it.

## In symbols

${BLOCKS.formula}

## Step by step

\`\`\`predict
ask: "What weight does the largest score get?"
cell: weights[1]
hint: "Each e to the power of a score, divided by the sum of all of them."
\`\`\`

${BLOCKS.attn}

The largest weight is {{ weights[1] | 4 }}, {{ weights[1] / weights[0] | 2 }} times the next one.

## What people get wrong

\`\`\`wrong
${BLOCKS.wrong}
says: Say in your own words what people believe.
why: Say what is true instead, and how one notices.
\`\`\`

## What to read

Say where to read on, and lead to the next topic.
`,
  zh: (name) => `---
title: ${name}（课名）
summary: 用一句话说明这是什么
sources: []
papers: []
errata: []
aliases: []
---

## 这是什么

用几个短段落说明它是什么。任何一组得分，都能变成和为 1 的权重。

## 为什么需要它

说明它有什么用，没有它会怎样。

## 公式

${BLOCKS.formula}

## 一步一步算

\`\`\`predict
ask: "得分最高的那一个，权重是多少？"
cell: weights[1]
hint: "以 e 为底、得分为指数，各自求幂，再除以总和。"
\`\`\`

${BLOCKS.attn}

最大的权重是 {{ weights[1] | 4 }}，是第二名的 {{ weights[1] / weights[0] | 2 }} 倍。

## 常见的误解

\`\`\`wrong
${BLOCKS.wrong}
says: 用自己的话写出常见的误解。
why: 写出真实情况，以及怎样看得出来。
\`\`\`

## 读什么

说明接下来读什么，并引到下一个主题。
`,
};

/** What is the same in both languages. */
const BLOCKS = {
  formula: '```formula\npᵢ = e^zᵢ / Σⱼ e^zⱼ\n```',
  attn: '```attn\nsoftmax 2 3 1\n```',
  wrong: 'mistake: softmax-twice',
};

const HEAD = (name: string): string => `# The order of the lessons: part by part, topic by topic.
format: 1
# Answers in a learner's log are known by this name: it stays as it is.
name: "${name}"
parts:
  - id: mine
    title: { en: My lessons, zh: 我的课程 }
    topics: []
`;

/**
 * The index with one more topic at its end; where there is none yet, one for lessons in a folder called so.
 * @throws what readYaml refuses
 */
export function withTopic(index: string | undefined, name: string, folder = 'mine'): string {
  const text = index ?? HEAD(nameFrom(folder));
  readYaml(text);
  const document = parseDocument(text);
  const parts = document.get('parts');
  const last = isSeq(parts) ? parts.items.length - 1 : 0;
  document.addIn(
    ['parts', last, 'topics'],
    document.createNode({
      id: name,
      needs: [],
      why: { en: 'Say why it comes after the one before.', zh: '说明为什么接在上一课后面。' },
    }),
  );
  const topics = document.getIn(['parts', last, 'topics']);
  if (isSeq(topics)) topics.flow = false;
  return document.toString({ lineWidth: 110 });
}

/** A name of lessons from that of their folder. */
function nameFrom(folder: string): string {
  const words = folder.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 60).replace(/-$/, '') || 'mine';
}
