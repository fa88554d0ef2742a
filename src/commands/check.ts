import { fail } from '../engine/error.js';
import * as ops from '../engine/ops/index.js';
import { sameShape, type Tensor } from '../engine/tensor.js';
import { resolve } from '../input/resolve.js';
import { shellWord } from '../input/shell.js';
import { MECHANISMS } from '../mechanisms/index.js';
import { type Diagnosis, diagnose } from '../mistakes/diagnose.js';
import { checkPage, type DumpWords } from '../pages/check.js';
import { type Checked, checkTrace } from '../trace/check.js';
import { encodeTensor } from '../trace/json.js';
import type { OpTable } from '../trace/record.js';
import { replay } from '../trace/replay.js';
import { LEAF, type Step, stepOf, type Trace } from '../trace/types.js';
import { type Claims, readClaimed } from './claims.js';
import { flagOf, GLOBALS } from './options.js';
import { readerView } from './reader.js';
import { paramOptions } from './run.js';
import { readChecked } from './source.js';
import { checkDepth, reasonOf, WHY_OPTIONS } from './traced.js';
import type { Call, Command, Result, World } from './types.js';

/** What float64 leaves of a sum in another order. */
const TOLERANCE = 1e-9;

/**
 * Recomputes every step of a trace, and says which are false; of a dump of somebody's own arrays, finds the
 * first step that differs and names the mistake that gives these very numbers.
 */
export const check: Command = {
  usage: '<file|name=array…>',
  options: [
    { name: 'mechanism', kind: 'text' },
    { name: 'as', kind: 'text' },
    { name: 'tolerance', kind: 'number' },
    ...WHY_OPTIONS,
  ],
  async optionsFor(_words, lang, { mechanism } = {}) {
    const entry = mechanism === undefined ? undefined : resolve(String(mechanism), MECHANISMS).found[0];
    return entry ? paramOptions(await entry.load(), lang) : [];
  },
  examples: [
    'attn run multi-head "the cat sat" -j | attn check -',
    'attn softmax 2 3 1 -j | attn check -',
    'attn check Q="1 0" K="1 1; 0 2" V="1; 3" weights="0.67 0.33"',
  ],
  async run(call, world) {
    checkDepth(call);
    const tolerance = call.options.tolerance as number | undefined;
    if (tolerance !== undefined && !(tolerance >= 0))
      fail('param-range', { name: 'tolerance', value: tolerance, least: 0 });
    const { claims, named } = await readChecked(call.words, check.usage, world);
    if (claims) {
      const { trace, filled } = claims;
      const checked = checkTrace(trace, ops, new Set(filled), tolerance ?? TOLERANCE);
      const right = replay(trace, ops);
      const mistakes = holds(checked) ? [] : diagnose(right, claimsOf(trace, filled), tolerance ?? TOLERANCE);
      return verdict(checked, tolerance ?? TOLERANCE, mistakes, { trace, right }, call, world);
    }
    const { mechanism, as } = call.options as { mechanism?: string; as?: string };
    const own = await readClaimed(named!, {
      ...(mechanism && { mechanism }),
      ...(as && { as }),
      params: call.options,
      ...(tolerance !== undefined && { tolerance }),
    });
    const { trace, left } = withClaims(own);
    const checked = withMisshapen(checkTrace(trace, ops, left, own.tolerance), own);
    const mistakes = holds(checked) ? [] : diagnose(own.right, own.claimed, own.tolerance);
    refuseMisshapen(own, mistakes);
    return verdict(checked, own.tolerance, mistakes, { trace, right: own.right }, call, world);
  },
};

/** A step of another shape is false; there is no cell of it to compare. */
function withMisshapen(checked: readonly Checked[], { claimed, misshapen }: Claims): Checked[] {
  return checked.map((one): Checked => {
    if (!misshapen.includes(one.step.name)) return one;
    return { step: { ...one.step, value: claimed[one.step.name]! }, verdict: 'false', truth: one.truth };
  });
}

/** Numbers of another shape are refused, unless a mistake makes them so. @throws claim-shape */
function refuseMisshapen(
  { right, claimed, misshapen: [name] }: Claims,
  mistakes: readonly Diagnosis[],
): void {
  if (name === undefined || mistakes.length > 0) return;
  const { shape } = claimed[name]!;
  const { shape: expected } = stepOf(right, name)!;
  const averaged = expected.length === 3 && sameShape(shape, expected.slice(1));
  fail('claim-shape', { name, shape, expected, averaged });
}

/**
 * The tape with the claimed numbers in their places; what was not claimed, or is of another shape, is computed
 * from them.
 */
function withClaims({ right, claimed, misshapen }: Claims): { trace: Trace; left: Set<string> } {
  const values = new Map<string, Tensor>();
  const left = new Set<string>();
  const steps = right.steps.map((step): Step => {
    const own = misshapen.includes(step.name) ? undefined : claimed[step.name];
    const inputs = step.from.map((name) => values.get(name)!);
    const value = own ?? recompute(step, inputs);
    if (!own && step.from.length > 0) left.add(step.name);
    values.set(step.name, value);
    return { ...step, value };
  });
  return { trace: { ...right, steps }, left };
}

function recompute(step: Step, inputs: readonly Tensor[]): Tensor {
  if (step.op === LEAF) return step.value;
  const table: OpTable = ops;
  return table[step.op]!.forward(inputs, step.params ?? {});
}

/** Every step that a trace claims of itself. */
function claimsOf(trace: Trace, filled: readonly string[]): Record<string, Tensor> {
  const claimed = trace.steps.filter((step) => step.op !== LEAF && !filled.includes(step.name));
  return Object.fromEntries(claimed.map((step) => [step.name, step.value]));
}

function holds(checked: readonly Checked[]): boolean {
  return checked.every(({ verdict }) => verdict !== 'false' && verdict !== 'carried');
}

function verdict(
  checked: readonly Checked[],
  tolerance: number,
  mistakes: readonly Diagnosis[],
  { trace, right }: { readonly trace: Trace; readonly right: Trace },
  call: Call,
  world: World,
): Result {
  const { mechanism } = right;
  const fine = holds(checked);
  return {
    trace,
    code: fine ? 0 : 1,
    json: () => ({
      mechanism,
      holds: fine,
      tolerance,
      steps: checked.map(asJson),
      mistakes: mistakes.map(({ mistake, difference }) => ({ id: mistake.id, difference })),
    }),
    page: async () => {
      const view = await readerView(call, world);
      const words: DumpWords = {
        mechanism,
        tolerance,
        mistakes: mistakes.map(({ mistake, difference }) => ({
          id: mistake.id,
          title: mistake.title[world.lang],
          difference,
        })),
        why: (cell) => [...typedAgain(call), '--why', cell].join(' '),
      };
      return (await reasonOf(right, ops, call, view)) ?? checkPage(checked, view, words);
    },
  };
}

/** Options that are no parameters of the mechanism, or that change nothing in the reasons of a cell. */
const OWN = new Set([...check.options, ...GLOBALS].map(({ name }) => name));

/** The line as it can be typed again. */
function typedAgain({ words, options }: Call): string[] {
  const { mechanism, as } = options as { mechanism?: string; as?: string };
  return [
    ...(words[0] === '-' ? ['… |'] : []),
    ...['attn check', ...words.map(shellWord)],
    ...(mechanism ? [`--mechanism ${shellWord(mechanism)}`] : []),
    ...(as ? [`--as ${shellWord(as)}`] : []),
    ...Object.entries(options)
      .filter(([name]) => !OWN.has(name))
      .map(([name, value]) =>
        value === true ? flagOf(name) : `${flagOf(name)} ${shellWord(String(value))}`,
      ),
  ];
}

function asJson({ step, verdict, truth, worst }: Checked): unknown {
  const wrong = verdict === 'false' || verdict === 'carried';
  return {
    name: step.name,
    verdict,
    ...(wrong && {
      difference: worst?.difference ?? null,
      claimed: encodeTensor(step.value),
      computed: encodeTensor(truth),
    }),
  };
}
