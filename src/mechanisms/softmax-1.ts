import { zeros } from '../engine/tensor.js';
import { flag, optionalMask, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores } from './parts/attend.js';
import { weighBesideSink } from './parts/beside-sink.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

/** As if there were one more key, of score 0 and value 0: a query that finds nothing may take nothing. */
export const softmax1 = mechanism({
  title: { en: 'Softmax-1 (quiet attention)', zh: 'Softmax-1（安静注意力）' },
  summary: {
    en: 'one more in the denominator: a query may look at nothing',
    zh: '分母多加一个 1：没有可看的，就可以不看',
  },
  formula: 'softmax₁(Q Kᵀ / √d_k) V,  softmax₁(z)ᵢ = e^{zᵢ} / (1 + Σⱼ e^{zⱼ})',
  paper: PAPERS['miller-2023'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    mask: optionalMask('n', 'm'),
  },
  params: { causal: flag() },
  run(t, { Q, K, V, mask }, { causal }) {
    const visible = maskFor(t, mask, causal, Q, K);
    const scaled = scaledScores(t, Q, K);
    const nothing = t.input('nothing', zeros([Q.shape[0]!, 1]), [Q.axes[0]!, '1'], { origin: 'constant' });
    t.matmul(weighBesideSink(t, scaled, nothing, visible), V).as('output');
  },
});
