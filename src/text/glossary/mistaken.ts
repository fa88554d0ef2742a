import type { Lang } from '../index.js';

/** Words that stand elsewhere for a term of the glossary, and the one word that is used here. */
const INSTEAD: Readonly<Record<Lang, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/\battention score function\b/i, 'score function'],
    [/\bsoft-max\b/i, 'softmax'],
    [/\bself attention\b/i, 'self-attention'],
    [/\bcross attention\b/i, 'cross-attention'],
    [/\bmultihead\b|\bmulti head\b/i, 'multi-head'],
    [/\bfeedforward\b/i, 'feed-forward'],
    [/\bpositional embeddings?\b/i, 'positional encoding'],
  ],
  zh: [
    [/令牌|标记符|记号/, '词元'],
    [/查询向量化|询问向量/, '查询'],
    [/关键字向量|键值向量/, '键'],
    [/注意力分数|注意力评分|(?<!打)分数(?!线)/, '得分'],
    [/遮罩|掩膜|屏蔽矩阵/, '掩码'],
    [/多头自注意机制|多头关注/, '多头注意力'],
    [/自我注意力?|自关注/, '自注意力'],
    [/互注意力机制|交互注意力|跨注意力/, '交叉注意力'],
    [/位置嵌入编码|位置编码器/, '位置编码'],
    [/加权求平均和|加权总和/, '加权求和'],
    [/残余连接|跳跃连接/, '残差连接'],
    [/层标准化|层规范化/, '层归一化'],
    [/前向网络|前向神经网络|前向传播网络/, '前馈网络'],
    [/缩放的?点乘|点乘/, '点积'],
    [/软最大化|柔性最大值?/, 'softmax'],
    [/译码器/, '解码器'],
  ],
};

/** Where a text calls a term of the glossary by another name. */
export function termsMistaken(text: string, lang: Lang): { found: string; name: string }[] {
  return INSTEAD[lang].flatMap(([form, name]) => {
    const found = form.exec(text)?.[0];
    return found === undefined ? [] : [{ found, name }];
  });
}
