import { fail } from '../engine/error.js';
import { type Shape, sizeOf, type Tensor } from '../engine/tensor.js';
import { extentOf, lettersOf, solve } from './axes.js';
import type { InputSpec, InputSpecs, Mechanism, ParamValue, Sizes } from './types.js';

export interface Given {
  readonly arrays: Readonly<Record<string, Tensor>>;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly labels: Readonly<Record<string, readonly string[]>>;
}

/**
 * The extent of every axis letter: from the given arrays and tokens, then the given parameters, then
 * products with one unknown, then the mechanism's defaults.
 * @throws shapes-axes { a, b, letter, … } when two inputs disagree, in the letters of the mechanism
 */
export function bindSizes(m: Mechanism, given: Given): Sizes {
  const sizes: Record<string, number> = {};
  const by: Record<string, string> = {};
  const bind = (letter: string, value: number, source: string): void => {
    if (sizes[letter] === undefined) {
      sizes[letter] = value;
      by[letter] = source;
    } else if (sizes[letter] !== value) {
      disagree(letter, by[letter]!, sizes[letter], source, value, given);
    }
  };

  const shapes = givenShapes(m.inputs, given);
  for (const { name, axes, shape } of shapes) {
    axes.forEach((axis, i) => {
      if (lettersOf(axis)[0] === axis) bind(axis, shape[i]!, name);
    });
  }
  for (const [letter, names] of Object.entries(given.labels)) bind(letter, names.length, 'tokens');
  const params = Object.entries(m.params ?? {}).flatMap(([name, spec]) =>
    spec.type === 'integer' && spec.axis ? [{ name, axis: spec.axis, value: spec.value }] : [],
  );
  for (const { name, axis } of params) {
    if (given.params[name] !== undefined) bind(axis, Number(given.params[name]), name);
  }
  const bindExample = ({ axes, make }: InputSpec): void => {
    exampleShape((make as Example).example).forEach((extent, i) => {
      const letter = axes[i]!;
      if (lettersOf(letter)[0] === letter && sizes[letter] === undefined) bind(letter, extent, 'default');
    });
  };
  const solveAll = (): void => {
    for (let before = -1; before !== Object.keys(sizes).length; ) {
      before = Object.keys(sizes).length;
      for (const { name, axes, shape } of shapes) {
        axes.forEach((axis, i) => {
          const found = solve(axis, shape[i]!, sizes);
          if (found) bind(found.letter, found.value, name);
        });
      }
    }
  };
  solveAll();
  for (const { name, axis, value } of params) {
    if (sizes[axis] === undefined) bind(axis, value, name);
    solveAll();
  }
  // an example that fits is used as it is; one that does not still says what its other axes are
  for (const spec of examples(m, (fitting) => fitting, sizes)) bindExample(spec);
  for (const spec of examples(m, (fitting) => !fitting, sizes)) bindExample(spec);
  for (const [letter, value] of Object.entries(m.sizes ?? {})) {
    if (sizes[letter] === undefined) {
      bind(letter, typeof value === 'number' ? value : value(sizes), 'default');
    }
    solveAll();
  }
  for (const { name, axes, shape } of shapes) {
    axes.forEach((axis, i) => {
      const expected = extentOf(axis, sizes);
      if (expected !== shape[i]) fail('axis-extent', { name, shape, axis, expected, got: shape[i] });
    });
  }
  return sizes;
}

interface GivenShape {
  readonly name: string;
  readonly axes: readonly string[];
  readonly shape: Shape;
}

function givenShapes(inputs: InputSpecs, given: Given): GivenShape[] {
  return Object.entries(given.arrays).map(([name, { shape }]) => {
    const spec = inputs[name] ?? fail('input-unknown', { name, known: Object.keys(inputs) });
    if (spec.axes.length !== shape.length) fail('input-rank', { name, shape, axes: spec.axes });
    if (sizeOf(shape) === 0) fail('input-empty', { name, shape });
    return { name, axes: spec.axes, shape };
  });
}

function disagree(letter: string, a: string, inA: number, b: string, inB: number, given: Given): never {
  const shapeOf = (name: string): Shape | undefined => given.arrays[name]?.shape;
  fail('shapes-axes', { letter, a, b, inA, inB, shapeA: shapeOf(a), shapeB: shapeOf(b) });
}

type Example = Extract<InputSpec['make'], { example: unknown }>;

function examples(m: Mechanism, wanted: (fitting: boolean) => boolean, sizes: Sizes): InputSpec[] {
  return Object.values(m.inputs).filter(
    ({ axes, make }) =>
      typeof make === 'object' && 'example' in make && wanted(fits(axes, exampleShape(make.example), sizes)),
  );
}

function exampleShape(nested: unknown): number[] {
  return Array.isArray(nested) ? [nested.length, ...exampleShape(nested[0])] : [];
}

function fits(axes: readonly string[], shape: Shape, sizes: Sizes): boolean {
  return axes.every((axis, i) => (extentOf(axis, sizes) ?? shape[i]) === shape[i]);
}
