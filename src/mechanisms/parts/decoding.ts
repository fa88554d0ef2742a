import type { Node } from '../../trace/record.js';
import { exampleWeight, indices } from '../declare.js';
import type { Both, Tape } from '../types.js';

/**
 * A language model as a table: the logits of the next word, a row for each word it may follow. A real model reads all
 * the words before; to choose among its logits is the same. "eat" is likelier than "stay" after "we", but what may
 * follow it is spread, and the likeliest sentence is "we stay home." "." is followed by itself: the end.
 */
export const TABLE = {
  labels: { words: ['we', 'eat', 'stay', 'rice', 'home', '.'] },
  logits: exampleWeight(
    [
      [0, 3, 2.8, 0, 0, 0],
      [0, 0, 0, 2, 1, 1.9],
      [0, 0, 0, 0, 4, 0.5],
      [0, 0, 0, 0, 0, 3],
      [0, 0, 0, 0, 0, 3],
      [0, 0, 0, 0, 0, 6],
    ],
    'words',
    'words',
  ),
  start: indices([0], '1'),
  length: { en: 'how many words to choose', zh: '要选出几个词' } satisfies Both,
} as const;

/** A sentence (t), with the words in place of their numbers: t×words, without a name. */
export function spellOut(t: Tape, sentence: Node, logits: Node): Node {
  return t.oneHot(sentence, { depth: logits.shape[1]!, letter: 'words' });
}

/** What comes next in two contexts: in one there is hardly a choice, in the other there are four. */
export const CONTEXTS = {
  labels: {
    context: ['the sky is', 'I saw a'],
    words: ['blue', 'grey', 'dog', 'cat', 'bird', 'horse'],
  },
  logits: exampleWeight(
    [
      [4, 1, 0, 0, 0, 0],
      [-1, -1, 1.2, 1.1, 1, 0.9],
    ],
    'context',
    'words',
  ),
} as const;

/**
 * A word drawn by u from those kept, without a name: P'(w) = P(w) / Σ P over them; P_kept (… words) is 0 for the
 * others. Steps `mass` and `P_prime`.
 */
export function drawKept(t: Tape, P_kept: Node, u: Node): Node {
  const mass = t.sum(P_kept, { keep: true }).as('mass');
  return t.sample(t.divide(P_kept, mass).as('P_prime'), u);
}
