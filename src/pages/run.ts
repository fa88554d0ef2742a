import { at, type Tensor, unflatten } from '../engine/tensor.js';
import type { Mechanism } from '../mechanisms/types.js';
import type { OpTable } from '../trace/record.js';
import { LEAF, type Step, type Trace } from '../trace/types.js';
import { foldScopes } from './folding.js';
import { nameAt } from './matrix.js';
import type { Block, NextItem, Page } from './page.js';
import { isHelper, stepBlocks } from './steps.js';
import type { View } from './view.js';

/** A whole mechanism: what it is, its sizes, what went in, every step, and what is remarkable. */
export function runPage(
  id: string,
  m: Mechanism,
  trace: Trace,
  ops: OpTable,
  view: View,
  next: readonly NextItem[],
): Page {
  const leaves = trace.steps.filter((step) => step.op === LEAF);
  const computed = trace.steps.filter((step) => step.op !== LEAF && !isHelper(step));
  const { steps, folded } = view.full ? { steps: computed, folded: [] } : foldScopes(computed);
  const remark = strongest(trace, view);
  return {
    blocks: [
      {
        kind: 'title',
        text: [{ text: id, tone: 'strong' }, `  ${m.title[view.text.lang]}`],
        formula: m.formula,
        aside: cite(m),
      },
      { kind: 'note', tone: 'quiet', text: sizes(trace, view) },
      { kind: 'heading', text: view.text.inputs },
      ...stepBlocks(trace, ops, view, leaves),
      { kind: 'heading', text: view.text.steps },
      ...stepBlocks(trace, ops, view, steps),
      ...folded.map(
        ({ like, scopes }): Block => ({
          kind: 'note',
          tone: 'quiet',
          text: view.text.foldedScopes(like, scopes),
        }),
      ),
      ...(remark ? [{ kind: 'note', text: remark } as const satisfies Block] : []),
      { kind: 'next', label: view.text.next, items: next },
    ],
  };
}

export function cite({ paper }: Pick<Mechanism, 'paper'>): string {
  return `${paper.authors} ${paper.year}`;
}

/** For lists: `Luong et al. 2015`; two authors are both named. */
export function shortCite({ paper }: Pick<Mechanism, 'paper'>): string {
  const names = paper.authors.split(/, | & /);
  return names.length > 2 ? `${names[0]} et al. ${paper.year}` : `${paper.authors} ${paper.year}`;
}

/** `n = 3   d_k = 4`, each letter once, from the axes of the steps. */
function sizes(trace: Trace, view: View): string {
  const seen = new Map<string, number>();
  for (const step of trace.steps) {
    step.axes.forEach((axis, i) => {
      if (/^[a-zA-Z]\w*$/.test(axis)) seen.set(axis, step.shape[i]!);
    });
  }
  return [...seen]
    .map(([axis, extent]) => `${axis} = ${extent}${view.text.axisMeaning(axis, extent)}`)
    .join('   ');
}

/** The largest weight of all, in words: who looks most at whom. */
export function strongest(trace: Trace, view: View): string | undefined {
  const step = [...trace.steps]
    .reverse()
    .find((s: Step) => /(^|\.)weights\d*$/.test(s.name) && s.shape.length >= 1);
  // along another axis than the keys it is not the queries that share out their attention
  if (step && ![-1, step.shape.length - 1].includes(Number(step.params?.axis ?? -1))) return undefined;
  if (!step || step.value.data.length < 2) return undefined;
  const best = largestContested(step.value);
  if (best === undefined) return undefined;
  const index = unflatten(step.shape, best);
  const value = view.number(at(step.value, ...index));
  const place = (axis: number): string | number =>
    nameAt(trace, step.axes.at(axis)!, index.at(axis)!) ?? index.at(axis)!;
  const [query, key] = [place(-2), place(-1)];
  if (step.shape.length === 1 || step.axes.at(-2) === '1') return view.text.strongestKey(key, value);
  const head = step.axes[0] === 'h' ? view.text.axisAt('h', index[0]!, undefined) : undefined;
  return view.text.strongestPair(query, key, value, head);
}

/** The largest weight of the rows in which one key wins: a row with one visible key has no choice, one with a tie no winner. */
function largestContested({ data, shape }: Tensor): number | undefined {
  const keys = shape.at(-1)!;
  let best: number | undefined;
  for (let row = 0; row < data.length; row += keys) {
    const weights = data.subarray(row, row + keys);
    const largest = weights.reduce((most, weight) => Math.max(most, weight));
    const visible = weights.filter((weight) => weight !== 0).length;
    const winners = weights.filter((weight) => weight === largest).length;
    if (visible < 2 || winners !== 1) continue;
    if (best === undefined || largest > data[best]!) best = row + weights.indexOf(largest);
  }
  return best;
}
