import { fail } from '../engine/error.js';
import type { Mechanism, ParamSpec, ParamValue } from './types.js';

/**
 * The parameters of a run: those given, checked, and the defaults of the rest.
 * @throws param-unknown, param-type, param-range, param-choice
 */
export function checkParams(
  m: Mechanism,
  given: Readonly<Record<string, ParamValue>>,
): Record<string, ParamValue> {
  const specs = m.params ?? {};
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(specs, name)) fail('param-unknown', { name, known: Object.keys(specs) });
  }
  return Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, checkParam(name, spec, given[name] ?? spec.value)]),
  );
}

function checkParam(name: string, spec: ParamSpec, value: ParamValue): ParamValue {
  switch (spec.type) {
    case 'flag':
      if (typeof value !== 'boolean') fail('param-type', { name, type: spec.type, value });
      return value;
    case 'choice':
      if (!spec.of.includes(String(value))) fail('param-choice', { name, of: spec.of, value });
      return value;
    case 'integer':
      if (!Number.isInteger(value)) fail('param-type', { name, type: spec.type, value });
      return inRange(name, spec, value as number);
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value))
        fail('param-type', { name, type: spec.type, value });
      return inRange(name, spec, value);
  }
}

interface Range {
  readonly least?: number;
  readonly above?: number;
  readonly most?: number;
}

function inRange(name: string, { least, above, most }: Range, value: number): number {
  const fits =
    (least === undefined || value >= least) &&
    (above === undefined || value > above) &&
    (most === undefined || value <= most);
  if (!fits) fail('param-range', { name, value, least, above, most });
  return value;
}
