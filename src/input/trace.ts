import { AttnError, fail } from '../engine/error.js';
import { sameShape, type Tensor } from '../engine/tensor.js';
import type { OpTable } from '../trace/record.js';
import {
  type Kind,
  LEAF,
  MOST_STEPS,
  type Origin,
  type Param,
  type Params,
  type Step,
  type Trace,
} from '../trace/types.js';
import { clean } from './clean.js';
import { readNested, refuseType } from './nested.js';

export interface ReadTrace {
  readonly trace: Trace;
  /** Steps whose value was left out (null) and has been computed. */
  readonly filled: readonly string[];
}

const NAME = /^[\p{L}\p{N}_']+(\.[\p{L}\p{N}_']+)*(~[\p{L}\p{N}_]+)?$/u;
const ANY = { infinite: true, nan: true };

export function isTrace(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && (value as { format?: unknown }).format === 'attn-trace'
  );
}

/**
 * A parsed JSON value to a trace. What is null is computed from the step's inputs; what is there is kept,
 * right or wrong (`attn check` tells).
 * @throws trace-foreign, trace-version, trace-field { place }, trace-name, step-taken, trace-cycle,
 *   trace-unknown { step, from }, op-unknown, trace-shape, and what the arrays and operations refuse
 */
export function readTrace(value: unknown, ops: OpTable): ReadTrace {
  if (!isTrace(value)) fail('trace-foreign', {});
  const { version, mechanism = null, labels, steps, output } = value as Record<string, unknown>;
  if (version !== 1) fail('trace-version', { version });
  if (mechanism !== null && typeof mechanism !== 'string') refuseType(mechanism, 'string', () => 'mechanism');
  if (!Array.isArray(steps)) return refuseType(steps ?? null, 'array', () => 'steps');
  if (steps.length === 0 || steps.length > MOST_STEPS)
    fail('trace-steps', { steps: steps.length, most: MOST_STEPS });
  refuseCycles(steps);

  const done = new Map<string, Step>();
  const filled: string[] = [];
  steps.forEach((raw: unknown, i) => {
    const step = readStep(raw, `steps[${i}]`, done, ops, filled);
    done.set(step.name, step);
  });
  if (typeof output !== 'string' || !done.has(output)) fail('output-missing', { output: text(output) });
  const trace: Trace = {
    format: 'attn-trace',
    version: 1,
    mechanism: mechanism === null ? null : clean(mechanism as string),
    ...(labels !== undefined && { labels: readLabels(labels) }),
    steps: [...done.values()],
    output,
  };
  return { trace, filled };
}

function readStep(
  raw: unknown,
  place: string,
  done: Map<string, Step>,
  ops: OpTable,
  filled: string[],
): Step {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) refuseType(raw, 'object', () => place);
  const { name, op, from = [], params, axes, value = null, origin, kind } = raw as Record<string, unknown>;
  if (typeof name !== 'string' || name.length > 200 || !NAME.test(name)) {
    fail('trace-name', { place, name: text(name) });
  }
  if (done.has(name)) fail('step-taken', { name });
  if (typeof op !== 'string') return refuseType(op ?? null, 'string', () => `${place}.op`);
  const operands = (from as unknown[]).map((other) => done.get(other as string)!);
  const own = readParams(params, `${place}.params`);
  const given = value === null ? undefined : readNested(value, name, ANY);
  const base = {
    name,
    op,
    from: operands.map((step) => step.name),
    ...(own && { params: own }),
    ...(kind !== undefined && { kind: oneOf(kind, ['number', 'mask', 'index'], `${place}.kind`) as Kind }),
  };
  if (op === LEAF) {
    if (!given) fail('value-null', { place: name });
    return {
      ...base,
      axes: readAxes(axes, given, `${place}.axes`),
      shape: given.shape,
      value: given,
      origin: readOrigin(origin, `${place}.origin`),
    };
  }
  const computed = compute(ops, op, operands, own ?? {}, name);
  if (given && !sameShape(given.shape, computed.value.shape)) {
    fail('trace-shape', { name, shape: given.shape, expected: computed.value.shape });
  }
  if (!given) filled.push(name);
  return { ...base, axes: computed.axes, shape: computed.value.shape, value: given ?? computed.value };
}

/** A step's own computation, from what the trace claims its operands are. */
function compute(ops: OpTable, name: string, operands: readonly Step[], params: Params, step: string) {
  const op = Object.hasOwn(ops, name) ? ops[name] : undefined;
  if (!op) fail('op-unknown', { op: text(name) });
  const [least, most] = typeof op.arity === 'number' ? [op.arity, op.arity] : op.arity;
  if (operands.length < least || operands.length > most) {
    fail('op-arity', { op: name, got: operands.length, least, most });
  }
  try {
    const value = op.forward(
      operands.map((operand) => operand.value),
      params,
    );
    const axes = op.axes(
      operands.map((operand) => ({ tensor: operand.value, axes: operand.axes })),
      params,
    );
    return { value, axes };
  } catch (error) {
    if (error instanceof AttnError) throw error;
    // a parameter of a kind the operation does not know
    return fail('trace-params', { step, op: name });
  }
}

/** Steps must come after what they are made from; where none of the open ones can, they wait for each other. */
function refuseCycles(steps: readonly unknown[]): void {
  const names = new Set(steps.map((step) => (step as { name?: unknown } | null)?.name));
  const done = new Set<unknown>();
  let late: { step: unknown; from: unknown } | undefined;
  for (const [i, raw] of steps.entries()) {
    const { name, from = [] } = (raw ?? {}) as { name?: unknown; from?: unknown };
    if (!Array.isArray(from)) refuseType(from, 'array', () => `steps[${i}].from`);
    for (const other of from) {
      if (!names.has(other)) fail('trace-unknown', { step: text(name), from: text(other) });
      if (!done.has(other)) late ??= { step: text(name), from: text(other) };
    }
    done.add(name);
  }
  if (late) fail('trace-cycle', late);
}

function readParams(value: unknown, place: string): Params | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) return refuseType(value, 'object', () => place);
  return Object.fromEntries(
    Object.entries(value).map(([key, param]) => {
      const fine =
        typeof param === 'boolean' ||
        Number.isFinite(param) ||
        typeof param === 'string' ||
        (Array.isArray(param) && param.every(Number.isFinite));
      if (!fine) refuseType(param, 'number', () => `${place}.${clean(key)}`);
      return [key, (typeof param === 'string' ? clean(param) : param) as Param];
    }),
  );
}

function readAxes(value: unknown, tensor: Tensor, place: string): readonly string[] {
  const rank = tensor.shape.length;
  if (value === undefined) return ['i', 'j', 'k', 'l'].slice(0, rank);
  if (!Array.isArray(value) || !value.every((axis) => typeof axis === 'string'))
    refuseType(value, 'array', () => place);
  if (value.length !== rank) fail('axes-rank', { place, rank, got: value.length });
  return value.map((axis: string) => clean(axis).slice(0, 40));
}

function readLabels(value: unknown): Record<string, readonly string[]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuseType(value, 'object', () => 'labels');
  return Object.fromEntries(
    Object.entries(value).map(([axis, names]) => {
      if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) {
        return refuseType(names, 'array', () => `labels.${clean(axis)}`);
      }
      return [clean(axis), names.map((name: string) => clean(name))];
    }),
  );
}

function readOrigin(value: unknown, place: string): Origin {
  if (value === undefined) return 'user';
  if (typeof value === 'string' && /^(user|default|constant|seed .{1,60})$/.test(value))
    return clean(value) as Origin;
  return refuseType(value, 'origin', () => place);
}

function oneOf(value: unknown, among: readonly string[], place: string): string {
  return typeof value === 'string' && among.includes(value)
    ? value
    : refuseType(value, among.join('|'), () => place);
}

/** Something from a foreign file as a short, harmless word. */
function text(value: unknown): string {
  return clean(String(value)).slice(0, 60);
}
