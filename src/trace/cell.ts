import { fail } from '../engine/error.js';
import type { Shape } from '../engine/tensor.js';
import { type Step, stepOf, type Trace } from './types.js';

/** A cell of a step: `weights[0,1]`. */
export interface CellRef {
  readonly step: string;
  readonly index: Shape;
}

/**
 * Reads `weights,0,1` or `weights[0,1]`. An index may be a token of the axis (`weights,the,sat`).
 * @throws cell-unreadable, step-unknown, cell-rank, cell-range
 */
export function readCell(trace: Trace, text: string): CellRef {
  const { name, parts } = splitCell(text);
  const step =
    stepOf(trace, name) ?? fail('step-unknown', { step: name, known: trace.steps.map((s) => s.name) });
  if (parts.length !== step.shape.length) {
    fail('cell-rank', { step: name, axes: step.axes, rank: step.shape.length, got: parts.length });
  }
  const index = parts.map((part, axis) => indexOf(trace, step, part, axis));
  return { step: name, index };
}

/** The step and, where one is named, the cell: `weights`, `weights,0` (a row is refused as a cell). */
export function splitCell(text: string): { name: string; parts: string[] } {
  const match = /^\s*([\p{L}\p{N}_'.~]+)\s*(?:\[([^[\]]*)\]|,(.*))?\s*$/u.exec(text);
  if (!match) fail('cell-unreadable', { text });
  const inside = match[2] ?? match[3];
  const parts =
    inside === undefined || inside.trim() === '' ? [] : inside.split(',').map((part) => part.trim());
  return { name: match[1]!, parts };
}

function indexOf(trace: Trace, step: Step, part: string, axis: number): number {
  const extent = step.shape[axis]!;
  if (/^\d+$/.test(part)) {
    const i = Number(part);
    if (i >= extent) fail('cell-range', { step: step.name, axis: step.axes[axis], index: i, extent });
    return i;
  }
  const found = trace.labels?.[step.axes[axis]!]?.indexOf(part) ?? -1;
  if (found < 0) fail('cell-range', { step: step.name, axis: step.axes[axis], index: part, extent });
  return found;
}

export function writeCell({ step, index }: CellRef): string {
  return index.length === 0 ? step : `${step}[${index.join(',')}]`;
}
