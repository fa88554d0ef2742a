import { walkLines } from './broadcast.js';
import { call, num, ref } from './expression.js';
import type { Axes, Op, Operand } from './op.js';
import { flatten, full, type Shape, stridesOf, unflatten, zeros } from './tensor.js';

/** Cells at equal distances: the cell at `index` lies at offset + index · strides. */
export interface Grid {
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Cells that move together, counted through `through` (any shape), from an operand to the output. */
export interface Piece {
  /** Which operand; the first unless named. */
  readonly operand?: number;
  readonly through: Shape;
  readonly from: Grid;
  /** Row-major in the output; the whole output, row by row, unless named. */
  readonly to?: Grid;
  /** Whether the cells change sign on the way. */
  readonly negated?: boolean;
}

/** Where every cell of the output comes from: at most one piece, or else it is `fill` (0 unless named). */
export interface Layout {
  readonly shape: Shape;
  readonly pieces: readonly Piece[];
  readonly fill?: number;
}

export interface Move<P extends object> {
  readonly name: string;
  readonly arity?: Op['arity'];
  axes(operands: readonly Operand[], params: P): Axes;
  layout(shapes: readonly Shape[], params: P): Layout;
  formula(names: readonly string[], params: P): string;
}

/** The grid of a shape that is entered at `start` along one axis and goes along it in steps. */
export function along(shape: Shape, axis: number, start: number, step = 1): Grid {
  const strides = stridesOf(shape);
  return { offset: start * strides[axis]!, strides: strides.with(axis, strides[axis]! * step) };
}

/** The grid of a whole shape, row by row. */
export const whole = (shape: Shape): Grid => ({ offset: 0, strides: stridesOf(shape) });

/** An operation that only moves cells, whole or with their sign changed; what comes from nowhere is a constant. */
export function view<P extends object>(move: Move<P>): Op<P> {
  const layout = (inputs: readonly { readonly shape: Shape }[], params: P): Layout =>
    move.layout(
      inputs.map(({ shape }) => shape),
      params,
    );
  return {
    name: move.name,
    arity: move.arity ?? 1,
    axes: (operands, params) => move.axes(operands, params),
    forward(inputs, params) {
      const { shape, pieces, fill = 0 } = layout(inputs, params);
      const out = fill === 0 ? zeros(shape) : full(shape, fill);
      for (const piece of pieces) {
        const { data } = inputs[piece.operand ?? 0]!;
        const sign = piece.negated ? -1 : 1;
        eachLine(piece, (from, to, line) => {
          copyLine(data, from, out.data, to, line, sign);
        });
      }
      return out;
    },
    backward(grad, { inputs, params }) {
      const grads = inputs.map(({ shape }) => zeros(shape));
      for (const piece of layout(inputs, params).pieces) {
        const { data } = grads[piece.operand ?? 0]!;
        const sign = piece.negated ? -1 : 1;
        eachLine(piece, (from, to, line) => {
          addLine(grad.data, to, data, from, line, sign);
        });
      }
      return grads;
    },
    cell(index, { inputs, params }) {
      const { shape, pieces, fill = 0 } = layout(inputs, params);
      const flat = flatten(shape, index);
      for (const piece of pieces) {
        const from = originOf(piece, flat);
        if (from === undefined) continue;
        const operand = piece.operand ?? 0;
        const cell = ref(operand, unflatten(inputs[operand]!.shape, from));
        return piece.negated ? call('negate', cell) : cell;
      }
      return num(fill);
    },
    formula: (names, params) => move.formula(names, params),
  };
}

/** A line of cells along the last axis: how many, and how far apart in the operand and in the output. */
interface Line {
  readonly count: number;
  readonly step: number;
  readonly pace: number;
}

/** Calls `visit` for each line of a piece, with its first cell in the operand and in the output. */
function eachLine(
  { through, from, to = whole(through) }: Piece,
  visit: (from: number, to: number, line: Line) => void,
): void {
  const [step, pace] = [from.strides.at(-1) ?? 0, to.strides.at(-1) ?? 0];
  walkLines(through, [from.strides, to.strides], (_, [a, b], count) => {
    visit(from.offset + a!, to.offset + b!, { count, step, pace });
  });
}

// Loops of their own, outside the closures: they are most of what attention spends on moving heads.
function copyLine(
  x: Float64Array,
  from: number,
  y: Float64Array,
  to: number,
  line: Line,
  sign: number,
): void {
  const { count, step, pace } = line;
  for (let i = 0; i < count; i++) y[to + i * pace] = sign * x[from + i * step]!;
}

function addLine(
  dy: Float64Array,
  to: number,
  dx: Float64Array,
  from: number,
  line: Line,
  sign: number,
): void {
  const { count, step, pace } = line;
  for (let i = 0; i < count; i++) dx[from + i * step]! += sign * dy[to + i * pace]!;
}

/** The operand's cell behind cell `flat` of the output; undefined when the piece does not cover it. */
function originOf({ through, from, to = whole(through) }: Piece, flat: number): number | undefined {
  let rest = flat - to.offset;
  let origin = from.offset;
  for (const [axis, extent] of through.entries()) {
    const i = Math.min(Math.floor(rest / to.strides[axis]!), extent - 1);
    if (i < 0) return undefined;
    rest -= i * to.strides[axis]!;
    origin += i * from.strides[axis]!;
  }
  return rest === 0 ? origin : undefined;
}
