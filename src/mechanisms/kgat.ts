import { example, exampleWeight, indices } from './declare.js';
import { PAPERS } from './papers.js';
import { mechanism } from './types.js';

/**
 * One head entity and the m triples (h, r, t) it stands in; e_t and relation say tail and relation of each.
 * The result is the vector of its neighbourhood, e_N(h) in the paper's equation 1.
 */
export const kgat = mechanism({
  title: { en: 'Knowledge graph attention (KGAT)', zh: '知识图谱注意力（KGAT）' },
  summary: {
    en: "a head entity's triples, weighed in the space of the relation",
    zh: '在关系空间里给头实体的各个三元组打分加权',
  },
  formula: 'π(h,r,t) = (W_r e_t)ᵀ tanh(W_r e_h + e_r),  Σ softmax(π) e_t',
  paper: PAPERS['wang-2019'],
  inputs: {
    e_h: exampleWeight([[1, 0]], '1', 'd'),
    e_t: example(
      [
        [1, 1],
        [0, 1],
        [-1, 0.5],
      ],
      'm',
      'd',
    ),
    relation: indices([0, 1, 1], 'm'),
    e_r: exampleWeight(
      [
        [0, 1],
        [1, 0],
      ],
      'r',
      'k',
    ),
    W_r: exampleWeight(
      [
        [
          [1, 0],
          [0, 1],
        ],
        [
          [0, 1],
          [1, 0],
        ],
      ],
      'r',
      'd',
      'k',
    ),
  },
  labels: { m: ['Paris', 'Germany', 'Spain'], r: ['capital', 'borders'] },
  sizes: { d: 2, k: 2, r: 2 },
  run(t, { e_h, e_t, relation, e_r, W_r }) {
    const [m, d] = e_t.shape as [number, number];
    const [rows, columns] = [e_t.axes[0]!, e_t.axes[1]!];
    const W = t.gather(W_r, relation); //                                              m×d×k
    const k = W.shape[2]!;
    const flat = { shape: [m, k], axes: `${rows},${W.axes[2]}` };
    const head = t.reshape(t.matmul(e_h, W), flat).as('head'); //                      m×k: W_r e_h
    const query = t.tanh(t.add(head, t.gather(e_r, relation))).as('query'); //         m×k
    const each = t.reshape(e_t, { shape: [m, 1, d], axes: `${rows},1,${columns}` });
    const tail = t.reshape(t.matmul(each, W), flat).as('tail'); //                     m×k: W_r e_t
    const scores = t.sum(t.multiply(tail, query)).as('scores'); //                     m
    const weights = t.softmax(scores).as('weights'); //                                m
    t.matmul(t.reshape(weights, { shape: [1, m], axes: `1,${rows}` }), e_t).as('output'); // 1×d
  },
});
