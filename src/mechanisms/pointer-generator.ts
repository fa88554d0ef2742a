import { example, exampleTokens, exampleWeight, indices, integer } from './declare.js';
import { PAPERS } from './papers.js';
import { asKeys, asQueries, tanhScores } from './parts/additive.js';
import { mechanism } from './types.js';

/**
 * The next word is made from the vocabulary with probability p_gen, else copied from where attention looks in the
 * source; words outside the vocabulary can only be copied. They stand behind it in the extended vocabulary, and
 * `source` says where each source word stands there. Without coverage, and with one layer to the vocabulary where the
 * paper has two. See, Liu & Manning 2017, §2.2.
 */
export const pointerGenerator = mechanism({
  title: { en: 'Pointer-generator', zh: '指针生成网络' },
  summary: {
    en: 'makes the next word, or copies it from the source',
    zh: '下一个词或由词表生成，或从原文复制',
  },
  formula: 'P(w) = p_gen P_vocab(w) + (1 − p_gen) Σ_{i: wᵢ = w} aᵢ',
  paper: PAPERS['see-2017'],
  inputs: {
    // encoder states: a subject, an action, an object
    h: example(
      [
        [2, 0, 0],
        [0, 2, 0],
        [0, 0.3, 0.3],
        [0, 0, 2],
      ],
      'm',
      'd_h',
    ),
    source: indices([0, 2, 3, 5], 'm'),
    // decoder states: an action is wanted, an object is wanted
    s: exampleTokens(
      [
        [2, 0],
        [0, 2],
      ],
      'n',
      'd_s',
    ),
    x: exampleTokens(
      [
        [1, 0],
        [0, 1],
      ],
      'n',
      'd_x',
    ),
    W_h: exampleWeight(
      [
        [0, 0],
        [1, 0],
        [0, 1],
      ],
      'd_h',
      'd_a',
    ),
    W_s: exampleWeight(
      [
        [1, 0],
        [0, 1],
      ],
      'd_s',
      'd_a',
    ),
    b_attn: example([-3, -3], 'd_a'),
    v: exampleWeight([2, 2], 'd_a'),
    W_vocab: exampleWeight(
      [
        [0, 2, 1, 0, 0.5],
        [0.5, 0, 0, 0.5, 0],
        [0, 0, 0, 0, 0],
        [0, 0.5, 1, 0, 0],
        [0.5, 0, 0, 0, 0],
      ],
      'd_s+d_h',
      'known',
    ),
    b_vocab: example([0, 0, 0, 0, 0], 'known'),
    w_h: exampleWeight([[0], [0.5], [-0.5]], 'd_h', '1'),
    w_s: exampleWeight([[0.5], [-0.5]], 'd_s', '1'),
    w_x: exampleWeight([[0], [0]], 'd_x', '1'),
    b_ptr: example([0], '1'),
  },
  params: { oov: integer(1, { least: 0 }) },
  sizes: { d_s: 2, d_h: 3, d_x: 2, d_a: 2, known: 5 },
  labels: {
    n: ['Germany', 'beat'],
    m: ['Germany', 'win', 'against', 'Argentina'],
    known: ['Germany', 'beat', 'win', 'against', 'lost'],
    words: ['Germany', 'beat', 'win', 'against', 'lost', 'Argentina'],
  },
  run(t, { h, source, s, x, W_h, W_s, b_attn, v, W_vocab, b_vocab, w_h, w_s, w_x, b_ptr }, { oov }) {
    const [n, words] = [s.shape[0]!, W_vocab.shape[1]! + oov];
    const query = t.add(t.matmul(s, W_s), b_attn).as('query'); //               n×d_a
    const key = t.matmul(h, W_h).as('key'); //                                  m×d_a
    const scores = tanhScores(t, t.add(asQueries(t, query), asKeys(t, key)), v); // n×m
    const weights = t.softmax(scores).as('weights');
    const context = t.matmul(weights, h).as('context'); //                      n×d_h
    const logits = t.add(t.matmul(t.concat(s, context), W_vocab), b_vocab).as('logits');
    const P_vocab = t.softmax(logits).as('P_vocab'); //                         n×known
    const wants = t.add(t.add(t.matmul(context, w_h), t.matmul(s, w_s)), t.matmul(x, w_x));
    const p_gen = t.sigmoid(t.add(wants, b_ptr)).as('p_gen'); //                n×1
    const p_copy = t.shift(t.scale(p_gen, { by: -1 }), { by: 1 }).as('p_copy');
    const longer = t.pad(P_vocab, { axis: -1, before: 0, after: oov });
    const extended = t.reshape(longer, { shape: [n, words], axes: 'n,words' }).as('extended');
    const generated = t.multiply(p_gen, extended).as('generated');
    const stands = t.oneHot(source, { depth: words, letter: 'words' }).as('stands'); // m×words
    const copied = t.multiply(p_copy, t.matmul(weights, stands)).as('copied');
    t.add(generated, copied).as('output'); //                   n×words
  },
});
