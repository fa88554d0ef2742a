import { fail } from '../engine/error.js';
import { at } from '../engine/tensor.js';
import { calculate, type Lookup } from '../input/arithmetic.js';
import { readCell } from '../trace/cell.js';
import { stepOf, type Trace } from '../trace/types.js';
import { format } from './number.js';
import type { Text } from './page.js';
import { setIn, tidy } from './signs.js';

const HOLE = /\{\{\s*([^{}]+?)\s*(?:\|\s*(\d{1,2})\s*)?\}\}/g;

/** The cells of a trace by name: `weights[0,1]`, `weights[the,cat]`, `Q.rows`, `weights.columns`. */
export function cellsOf(trace: Trace | undefined): Lookup {
  return (name, index) => {
    if (!trace) return undefined;
    const [, step, part] = /^(.*?)(?:\.(rows|columns|cells))?$/.exec(name)!;
    if (part !== undefined && index.length === 0) {
      const shape = stepOf(trace, step!)?.shape;
      if (!shape) return undefined;
      return part === 'rows'
        ? shape.at(-2)
        : part === 'columns'
          ? shape.at(-1)
          : shape.reduce((a, b) => a * b, 1);
    }
    if (!stepOf(trace, name)) return undefined;
    const ref = readCell(trace, index.length === 0 ? name : `${name}[${index.join(',')}]`);
    return at(stepOf(trace, name)!.value, ...ref.index);
  };
}

/** The number of an expression over the cells of a trace. @throws expression-…, cell-… */
export function valueIn(expression: string, trace: Trace | undefined): number {
  return calculate(expression, cellsOf(trace));
}

/** A sentence with its `{{ }}` filled in from the trace, or from whatever `lookup` knows. @throws hole-trace when there is none yet, expression-… */
export function fill(text: string, trace: Trace | undefined, lookup: Lookup = cellsOf(trace)): string {
  const filled = text.replace(HOLE, (_hole, expression: string, digits?: string) => {
    if (!trace && /[\p{L}_]\[/u.test(expression)) fail('hole-trace', { expression });
    return setIn(format(digits === undefined ? undefined : Number(digits))(calculate(expression, lookup)));
  });
  return tidy(filled);
}

export function fillText(text: Text, trace: Trace | undefined): Text {
  if (typeof text === 'string') return fill(text, trace);
  return text.map((part) =>
    typeof part === 'string' ? fill(part, trace) : { ...part, text: fill(part.text, trace) },
  );
}

/** The expressions a text holds. */
export function holesIn(text: string): string[] {
  return [...text.matchAll(HOLE)].map((match) => match[1]!);
}
