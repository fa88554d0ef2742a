import { wholeNumber } from '../check.js';
import { subscript } from '../notation.js';
import { axisOf } from '../tensor.js';
import { along, view } from '../view.js';

interface Range {
  axis: number;
  start: number;
  end?: number;
  step?: number;
}

/**
 * The cells start, start + step, … before end along one axis; counted as Python does: negative ones from
 * the back, and what lies outside is left out. @throws axis-range, param-whole
 */
export const slice = view<Range>({
  name: 'slice',
  axes: ([x]) => x!.axes,
  layout([shape], { axis, start, end, step = 1 }) {
    const at = axisOf(shape!, axis);
    const extent = shape![at]!;
    const inside = (param: string, value: number): number => {
      const i = wholeNumber(param, value);
      return Math.min(Math.max(i < 0 ? extent + i : i, 0), extent);
    };
    const first = inside('start', start);
    const past = inside('end', end ?? extent);
    const count = Math.max(0, Math.ceil((past - first) / wholeNumber('step', step, 1)));
    const taken = shape!.with(at, count);
    return { shape: taken, pieces: [{ through: taken, from: along(shape!, at, first, step) }] };
  },
  formula: ([x], { axis, start, end, step = 1 }) =>
    subscript(x!, axis, `${start || ''}:${end ?? ''}${step === 1 ? '' : `:${step}`}`),
});
