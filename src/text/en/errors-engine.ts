import { type Facts, list, shape } from '../facts.js';

const sh = (value: unknown): string => shape(value, 'a single number', (n) => `a vector of ${n}`);
const all = (shapes: unknown): string => (shapes as readonly unknown[]).map(sh).join(' and ');

/** Shapes, operations and cells that do not fit together. */
export const engineErrors = {
  'shape-rank': ({ rank, most }: Facts) => `${rank} axes are too many: at most ${most}`,
  'shape-cells': ({ shape: s, most }: Facts) => `${sh(s)} is too large: at most ${most} cells`,
  'shape-data': ({ shape: s, cells }: Facts) => `${cells} numbers do not fill ${sh(s)}`,
  'shape-ragged': () => 'the rows differ in length',
  'shapes-disagree': ({ shapes }: Facts) => `${all(shapes)} do not fit together`,
  'shapes-equal': ({ shapes }: Facts) => `${all(shapes)} must be the same shape`,
  'axis-range': ({ axis, shape: s }: Facts) => `there is no axis ${axis} in ${sh(s)}`,
  'axes-order': ({ order, rank }: Facts) => `${list(order)} is no order of ${rank} axes`,
  'axes-rank': ({ place, rank, got }: Facts) => `${place} names ${got} axes; there are ${rank}`,
  'matmul-shapes': ({ a, b, bT }: Facts) =>
    bT
      ? `${sh(a)} times the transpose of ${sh(b)}: both must have as many columns`
      : `${sh(a)} times ${sh(b)}: the columns of the first must be the rows of the second`,
  'concat-shapes': ({ shapes, axis }: Facts) =>
    `${all(shapes)} cannot be joined along axis ${axis}: the other axes must agree`,
  'conv-kernel': ({ x, w }: Facts) => `the kernel ${sh(w)} is larger than ${sh(x)}`,
  'conv-shapes': ({ x, w }: Facts) => `${sh(x)} and the kernel ${sh(w)} do not fit: channels must agree`,
  'heads-split': ({ shape: s, heads }: Facts) => `${sh(s)} cannot be split into ${heads} equal heads`,
  'heads-join': ({ shape: s }: Facts) => `${sh(s)} has no heads to join: heads × tokens × width is needed`,
  'groups-divide': ({ heads, groups, size = 'groups' }: Facts) =>
    `heads = ${heads} cannot be shared out evenly among ${size} = ${groups}`,
  'heads-divide': ({ d_model, heads }: Facts) =>
    `d_model = ${d_model} is not divisible by heads = ${heads}: every head needs the same width`,
  'pairs-even': ({ shape: s }: Facts) => `the last axis of ${sh(s)} must be even to form pairs`,
  'positions-even': ({ d }: Facts) =>
    `positions by sines and cosines need an even width, not ${d}: the features go in pairs`,
  'index-range': ({ index, extent, place }: Facts) =>
    `${place ? `${place}: ` : ''}index ${index} is outside 0 to ${Number(extent) - 1}`,
  'param-whole': ({ param, value, least }: Facts) =>
    `${param} must be a whole number from ${least ?? 0}, not ${value}`,
  'reshape-axes': ({ axes, shape: s }: Facts) => `${axes} does not name the axes of ${sh(s)}`,
  'reshape-cells': ({ from, to }: Facts) => `${sh(from)} cannot become ${sh(to)}: the cells must be as many`,
  'sample-shapes': ({ p, u }: Facts) => `${sh(p)} needs one uniform number a row, not ${sh(u)}`,
  'take-shapes': ({ x, index }: Facts) => `${sh(index)} indices do not fit ${sh(x)}`,
  'top-k': ({ k, extent }: Facts) => `the ${k} largest of ${extent}: k is from 1 to ${extent}`,
  'op-unknown': ({ op }: Facts) => `there is no operation ${op}`,
  'op-arity': ({ op, got, least, most }: Facts) =>
    `${op} takes ${least === most ? least : `${least} to ${most}`} inputs, not ${got}`,
  'step-taken': ({ name }: Facts) => `there are two steps called ${name}`,
  'step-unknown': ({ step, known }: Facts) =>
    `there is no step ${step}${known ? `; there are ${list(known)}` : ''}`,
  'step-unnamed': ({ ops }: Facts) => `steps without a name: ${list(ops)}`,
  'output-missing': ({ output }: Facts) => `the output "${output}" is no step of the trace`,
  'cell-unreadable': ({ text }: Facts) => `"${text}" is no cell; write it as weights,0,1`,
  'cell-rank': ({ step, axes, rank, got }: Facts) =>
    `a cell of ${step} takes ${rank === 1 ? 'one index' : `${rank} indices`} (along ${list(axes)}), not ${got}: ${step}${',0'.repeat(Number(rank))}`,
  'cell-range': ({ step, axis, index, extent }: Facts) =>
    `${step} has no ${index} along ${axis}: 0 to ${Number(extent) - 1}`,
  depth: ({ value }: Facts) => `--depth is a whole number from 1, or all, not "${value}"`,
};
