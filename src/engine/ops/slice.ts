import { wholeNumber } from '../check.js';
import { part, subscript } from '../notation.js';
import { axisOf, type Shape } from '../tensor.js';
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
  axes([x], range) {
    const { at, extent, first, past, step } = within(x!.tensor.shape, range);
    const letter = x!.axes[at]!;
    return x!.axes.with(
      at,
      step === 1 ? part(letter, extent, first, past) : String(count(first, past, step)),
    );
  },
  layout([shape], range) {
    const { at, first, past, step } = within(shape!, range);
    const taken = shape!.with(at, count(first, past, step));
    return { shape: taken, pieces: [{ through: taken, from: along(shape!, at, first, step) }] };
  },
  formula: ([x], { axis, start, end, step = 1 }) =>
    subscript(x!, axis, `${start || ''}:${end ?? ''}${step === 1 ? '' : `:${step}`}`),
});

function within(shape: Shape, { axis, start, end, step = 1 }: Range) {
  const at = axisOf(shape, axis);
  const extent = shape[at]!;
  const inside = (param: string, value: number): number => {
    const i = wholeNumber(param, value);
    return Math.min(Math.max(i < 0 ? extent + i : i, 0), extent);
  };
  const first = inside('start', start);
  const past = Math.max(first, inside('end', end ?? extent));
  return { at, extent, first, past, step: wholeNumber('step', step, 1) };
}

const count = (first: number, past: number, step: number): number => Math.ceil((past - first) / step);
