import { type Node, record, type Tape } from './record.js';
import { LEAF, type Trace } from './types.js';

/** What a stage of a pipeline writes on. */
export interface Stage<O> {
  readonly t: Tape<O>;
  /** An earlier step of the trace, as an operand; undefined when there is none of that name. */
  find(name: string): Node | undefined;
  /** `weights`, or `weights2` if that is taken. */
  fresh(name: string): string;
}

const EMPTY: Trace = { format: 'attn-trace', version: 1, mechanism: null, steps: [], output: '' };

/**
 * Adds steps to a trace; those that are there are kept as they are, not computed again. The node that
 * `body` returns becomes the output.
 */
export function append<O extends object>(
  trace: Trace | undefined,
  ops: O,
  body: (stage: Stage<O>) => Node,
): Trace {
  const before = trace ?? EMPTY;
  const { t, finish } = record(ops);
  const borrowed = new Map<string, Node>();
  const find = (name: string): Node | undefined => {
    const step = before.steps.find((own) => own.name === name);
    if (!step) return undefined;
    const node = borrowed.get(name) ?? t.input(name, step.value, step.axes);
    borrowed.set(name, node);
    return node;
  };
  const taken = new Set(before.steps.map((step) => step.name));
  const fresh = (name: string): string => {
    let free = name;
    for (let i = 2; taken.has(free); i++) free = `${name}${i}`;
    return free;
  };
  const output = body({ t, find, fresh });
  const added = finish({ mechanism: null }, output.name).steps.filter(
    (step) => !(step.op === LEAF && borrowed.has(step.name)),
  );
  return { ...before, mechanism: null, steps: [...before.steps, ...added], output: output.name };
}
