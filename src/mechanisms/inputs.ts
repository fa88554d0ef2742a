import { fail } from '../engine/error.js';
import type { Tensor } from '../engine/tensor.js';
import { lettersOf } from './axes.js';
import type { InputSpec, InputSpecs, Mechanism } from './types.js';

/** What the user brings to a run; everything may be left out. */
export interface Request {
  readonly arrays?: Readonly<Record<string, Tensor>>;
  readonly params?: Readonly<Record<string, number | boolean | string>>;
  readonly tokens?: readonly string[];
  readonly memory?: readonly string[];
  readonly seed?: string;
}

/** The inputs a mechanism can be given: its own, and X, Y, W_Q … behind those that are made by projection. */
export function inputsOf(m: Mechanism): InputSpecs {
  const behind: Record<string, InputSpec> = {};
  for (const [name, { axes, make }] of Object.entries(m.inputs)) {
    if (make !== 'projected') continue;
    behind.X = { axes: ['n', 'd_model'], make: 'tokens' };
    if (axes[0] === 'm') behind.Y = { axes: ['m', 'd_model'], make: 'tokens', optional: true };
    behind[`W_${name}`] = { axes: ['d_model', axes[1]!], make: 'weight' };
  }
  return { ...behind, ...m.inputs };
}

/**
 * The inputs one run needs, in the order in which they are put on the tape. Where keys and values are
 * projected and there is no memory, they come from X, and the letter m is n; unless what is given has
 * another number of keys than of queries: then a memory is made.
 */
export function neededInputs(m: Mechanism, request: Request): InputSpecs {
  const { arrays = {}, memory } = request;
  const all = inputsOf(m);
  for (const name of Object.keys(arrays))
    if (!all[name]) fail('input-unknown', { name, known: Object.keys(all) });
  const open = Object.keys(m.inputs).filter((name) => m.inputs[name]!.make === 'projected' && !arrays[name]);
  const alongM = open.some((name) => all[name]!.axes[0] === 'm');
  const hasMemory = memory !== undefined || arrays.Y !== undefined;
  if (memory && !all.Y) fail('memory-unused', {});
  const [queries, keys] = [
    request.tokens?.length ?? givenExtent(all, arrays, 'n'),
    givenExtent(all, arrays, 'm'),
  ];
  const tied = alongM && !hasMemory && (queries ?? keys) === (keys ?? queries);
  const needed = (name: string, spec: InputSpec): boolean => {
    if (name in arrays) return true;
    if (name in m.inputs)
      return !spec.optional && spec.make !== 'projected' && isAsked(spec.when, m, request);
    if (name === 'X') return open.some((of) => all[of]!.axes[0] === 'n') || tied;
    if (name === 'Y') return alongM && !tied;
    return open.includes(name.slice('W_'.length));
  };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([name, spec]) => needed(name, spec))
      .map(([name, spec]) => [
        name,
        tied ? { ...spec, axes: spec.axes.map((a) => (a === 'm' ? 'n' : a)) } : spec,
      ]),
  );
}

/** Whether the parameters of this run are those under which an input is taken. */
function isAsked(when: InputSpec['when'], m: Mechanism, { params = {} }: Request): boolean {
  return Object.entries(when ?? {}).every(
    ([name, value]) => (params[name] ?? m.params?.[name]?.value) === value,
  );
}

/** How long the given arrays are along an axis letter; undefined where none has it. */
function givenExtent(
  all: InputSpecs,
  arrays: Request['arrays'] & object,
  letter: string,
): number | undefined {
  const [extent] = Object.entries(arrays).flatMap(([name, { shape }]) =>
    all[name]!.axes.flatMap((axis, i) => (axis === letter ? shape.slice(i, i + 1) : [])),
  );
  return extent;
}

/** Whether an axis of these inputs has this letter. */
export function hasLetter(inputs: InputSpecs, letter: string): boolean {
  return Object.values(inputs).some(({ axes }) => axes.some((axis) => lettersOf(axis).includes(letter)));
}
