import { fail } from '../engine/error.js';
import type { Axes, Op } from '../engine/op.js';
import type { Shape, Tensor } from '../engine/tensor.js';
import { type Kind, LEAF, type Origin, type Params, type Step, type Trace } from './types.js';

/** A step being recorded, as a mechanism holds it: name it with `as`, hand it to the next operation. */
export interface Node {
  readonly tensor: Tensor;
  readonly shape: Shape;
  readonly axes: Axes;
  /** Its name; empty until it has one. */
  readonly name: string;
  /** Names this step. What was done since the last name, and has none, is named after it: `h~1`, `h~2`. */
  as(name: string): Node;
}

export type OpTable = Readonly<Record<string, Op>>;

// biome-ignore lint/suspicious/noExplicitAny: an op of any parameters
type Call<O> = O extends Op<any> ? (...args: Args<ParamsOf<O>>) => Node : never;
type ParamsOf<O> = O extends Op<infer P> ? P : never;
/** Operands, then the parameters; these may be left out when none is required. */
type Args<P> = Partial<P> extends P ? readonly [...Node[], P] | readonly Node[] : readonly [...Node[], P];

export interface LeafOptions {
  readonly origin?: Origin;
  readonly kind?: Kind;
}

export interface TapeOwn<O> {
  /** A leaf: numbers from outside. */
  input(name: string, value: Tensor, axes: Axes, options?: LeafOptions): Node;
  /** Records `body` with `name.` in front of the name of every step it makes. */
  scope<T>(name: string, body: (t: Tape<O>) => T): T;
}

/** What a mechanism writes on: a method for every operation, and leaves. */
export type Tape<O> = { readonly [K in keyof O]: Call<O[K]> } & TapeOwn<O>;

export interface Recorder<O> {
  readonly t: Tape<O>;
  /** Any step recorded so far, by its full name. */
  find(name: string): Node | undefined;
  /** Runs an operation by its name: how a tape is played again. @throws op-unknown, op-arity */
  apply(op: string, from: readonly Node[], params?: Params): Node;
  finish(about: Pick<Trace, 'mechanism' | 'labels'>, output: string): Trace;
}

interface Entry {
  name: string | undefined;
  readonly step: Omit<Step, 'name' | 'from'>;
  readonly from: readonly Entry[];
}

/** A new tape over a table of operations. Everything is computed as it is recorded. */
export function record<O extends object>(ops: O): Recorder<O> {
  const table = ops as unknown as OpTable;
  const entries: Entry[] = [];
  const byName = new Map<string, Node>();
  const entryOf = new WeakMap<Node, Entry>();
  let unnamed: Entry[] = [];
  let prefix = '';

  const take = (name: string, entry: Entry, node: Node): void => {
    if (entry.name !== undefined || byName.has(name)) fail('step-taken', { name });
    entry.name = name;
    byName.set(name, node);
  };

  const add = (entry: Entry): Node => {
    const { value, axes } = entry.step;
    const node: Node = {
      tensor: value,
      shape: value.shape,
      axes,
      get name() {
        return entry.name ?? '';
      },
      as(name) {
        const full = prefix + name;
        unnamed = unnamed.filter((other) => other !== entry);
        take(full, entry, node);
        unnamed.forEach((other, i) => {
          take(`${full}~${i + 1}`, other, nodeOf.get(other)!);
        });
        unnamed = [];
        return node;
      },
    };
    entries.push(entry);
    entryOf.set(node, entry);
    nodeOf.set(entry, node);
    return node;
  };
  const nodeOf = new Map<Entry, Node>();

  const apply = (name: string, from: readonly Node[], params: Params = {}): Node => {
    const op = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!op) fail('op-unknown', { op: name });
    const [least, most] = typeof op.arity === 'number' ? [op.arity, op.arity] : op.arity;
    if (from.length < least || from.length > most)
      fail('op-arity', { op: name, got: from.length, least, most });
    const value = op.forward(
      from.map((node) => node.tensor),
      params,
    );
    const step = {
      op: name,
      ...(Object.keys(params).length > 0 && { params }),
      axes: op.axes(from, params),
      shape: value.shape,
      value,
      ...(op.kind && { kind: op.kind }),
    };
    const entry: Entry = { name: undefined, step, from: from.map((node) => entryOf.get(node)!) };
    unnamed.push(entry);
    return add(entry);
  };

  const own: TapeOwn<O> = {
    input(name, value, axes, { origin = 'user', kind } = {}) {
      const step = {
        op: LEAF,
        axes,
        shape: value.shape,
        value,
        origin,
        ...(kind && kind !== 'number' && { kind }),
      };
      const entry: Entry = { name: undefined, step, from: [] };
      const node = add(entry);
      take(prefix + name, entry, node);
      return node;
    },
    scope(name, body) {
      const outer = prefix;
      prefix = `${outer}${name}.`;
      try {
        return body(t);
      } finally {
        prefix = outer;
      }
    },
  };
  const calls = Object.fromEntries(
    Object.keys(table).map((name) => [
      name,
      (...args: (Node | Params)[]) => {
        const last = args.at(-1);
        const hasParams = last !== undefined && !entryOf.has(last as Node);
        const from = (hasParams ? args.slice(0, -1) : args) as Node[];
        return apply(name, from, hasParams ? defined(last as Params) : {});
      },
    ]),
  );
  const t = { ...calls, ...own } as Tape<O>;

  return {
    t,
    find: (name) => byName.get(name),
    apply,
    finish(about, output) {
      if (!byName.has(output)) fail('output-missing', { output });
      if (unnamed.length > 0) fail('step-unnamed', { ops: unnamed.map((entry) => entry.step.op) });
      const steps = entries.map(({ name, step, from }) => {
        const { op, ...rest } = step;
        return { name: name!, op, from: from.map((entry) => entry.name!), ...rest };
      });
      return { format: 'attn-trace', version: 1, ...about, steps, output };
    },
  };
}

/** Without the parameters that were handed over as undefined. */
function defined(params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}
