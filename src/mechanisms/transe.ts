import { choice, example, exampleTokens, exampleWeight } from './declare.js';
import { PAPERS } from './papers.js';
import { asKeys, asQueries } from './parts/additive.js';
import { mechanism } from './types.js';

export const transe = mechanism({
  title: { en: 'TransE, for contrast', zh: 'TransE，用作对照' },
  summary: {
    en: 'a relation is a step from head to tail: no attention at all',
    zh: '关系就是从头实体到尾实体的平移，与注意力无关',
  },
  formula: '−‖h + r − t‖',
  paper: PAPERS['bordes-2013'],
  inputs: {
    h: exampleTokens(
      [
        [2, 1],
        [4, 1],
      ],
      'n',
      'd',
    ),
    r: exampleWeight([[0, 2]], '1', 'd'),
    T: example(
      [
        [2.1, 3],
        [4, 3.2],
        [2, 1],
        [4, 1],
      ],
      'm',
      'd',
    ),
  },
  params: { norm: choice('l2', 'l1') },
  about: { norm: { en: 'how the distance is measured', zh: '用哪种距离' } },
  labels: { n: ['France', 'Germany'], m: ['Paris', 'Berlin', 'France', 'Germany'] },
  sizes: { d: 2 },
  run(t, { h, r, T }, { norm }) {
    const translated = t.add(h, r).as('translated'); //                                      n×d: where the tail should be
    const difference = t.subtract(asQueries(t, translated), asKeys(t, T)).as('difference'); // n×m×d
    const distance = norm === 'l2' ? t.norm(difference) : t.sum(t.abs(difference));
    t.scale(distance.as('distance'), { by: -1 }).as('output'); //                            n×m: the nearer the higher
  },
});
