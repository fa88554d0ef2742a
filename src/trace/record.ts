import { AttnError, fail } from '../engine/error.js';
import type { Axes, Op } from '../engine/op.js';
import type { Shape, Tensor } from '../engine/tensor.js';
import { Recorded } from './recorded.js';
import { type Kind, LEAF, MOST_STEPS, type Origin, type Params, type Trace } from './types.js';

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

/** A new tape over a table of operations. Everything is computed as it is recorded. @throws trace-steps beyond the most */
export function record<O extends object>(ops: O): Recorder<O> {
  const table = ops as unknown as OpTable;
  const nodes: Recorded[] = [];
  const byName = new Map<string, Recorded>();
  let unnamed: Recorded[] = [];
  let prefix = '';

  const take = (name: string, node: Recorded): void => {
    if (node.name !== '' || byName.has(name)) fail('step-taken', { name });
    node.name = name;
    byName.set(name, node);
  };

  const named = (node: Recorded, name: string): void => {
    const full = prefix + name;
    const others = unnamed.filter((other) => other !== node);
    take(full, node);
    let i = 1;
    for (const other of others) {
      while (byName.has(`${full}~${i}`)) i++; // those of a tape that is played again
      take(`${full}~${i}`, other);
    }
    unnamed = [];
  };

  const add = (node: Recorded): void => {
    if (nodes.length === MOST_STEPS) fail('trace-steps', { steps: MOST_STEPS + 1, most: MOST_STEPS });
    nodes.push(node);
  };

  const apply = (op: Op, from: readonly Node[], params: Params): Node => {
    const [least, most] = typeof op.arity === 'number' ? [op.arity, op.arity] : op.arity;
    if (from.length < least || from.length > most)
      fail('op-arity', { op: op.name, got: from.length, least, most });
    const value = computed(op, from, params);
    const about = { params, kind: op.kind };
    const node = new Recorded(op.name, from as Recorded[], value, op.axes(from, params), about, named);
    add(node);
    unnamed.push(node);
    return node;
  };

  const own: TapeOwn<O> = {
    input(name, value, axes, { origin = 'user', kind } = {}) {
      const node = new Recorded(LEAF, [], value, axes, { origin, kind }, named);
      add(node);
      take(prefix + name, node);
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
  const t = Object.assign(Object.create(methodsOf(table)), own, { [APPLY]: apply }) as Tape<O>;

  return {
    t,
    find: (name) => byName.get(name),
    apply(name, from, params = {}) {
      const op = Object.hasOwn(table, name) ? table[name] : undefined;
      return apply(op ?? fail('op-unknown', { op: name }), from, params);
    },
    finish(about, output) {
      if (!byName.has(output)) fail('output-missing', { output });
      if (unnamed.length > 0) fail('step-unnamed', { ops: unnamed.map((node) => node.op) });
      return { format: 'attn-trace', version: 1, ...about, steps: nodes.map((node) => node.step()), output };
    },
  };
}

/** An index that leads nowhere is looked for by the name of its array, which is the last operand. */
function computed(op: Op, from: readonly Node[], params: Params): Tensor {
  try {
    return op.forward(
      from.map((node) => node.tensor),
      params,
    );
  } catch (error) {
    if (!(error instanceof AttnError) || error.code !== 'index-range') throw error;
    return fail(error.code, { ...error.data, place: from.at(-1)!.name });
  }
}

const APPLY = Symbol('apply');
type Applying = { [APPLY](op: Op, from: readonly Node[], params: Params): Node };
const METHODS = new WeakMap<OpTable, object>();

/** A method for every operation, made once a table: a tape has them for its prototype. */
function methodsOf(table: OpTable): object {
  const known = METHODS.get(table);
  if (known) return known;
  const methods: Record<string, unknown> = {};
  for (const [name, op] of Object.entries(table)) {
    methods[name] = function (this: Applying, ...args: (Node | Params)[]): Node {
      const last = args.at(-1);
      if (last === undefined || last instanceof Recorded) return this[APPLY](op, args as Node[], {});
      return this[APPLY](op, args.slice(0, -1) as Node[], defined(last as Params));
    };
  }
  METHODS.set(table, methods);
  return methods;
}

/** Without the parameters that were handed over as undefined. */
function defined(params: Params): Params {
  if (!Object.values(params).includes(undefined as never)) return params;
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}
