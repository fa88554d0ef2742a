import { fail } from '../engine/error.js';
import type { Page } from '../pages/page.js';
import type { View } from '../pages/view.js';
import type { OpTable } from '../trace/record.js';
import type { Trace } from '../trace/types.js';
import { readerView } from './reader.js';
import type { Call, OptionSpec, Result, World } from './types.js';

/** Every command that makes a trace answers `--why CELL` about it. */
export const WHY_OPTIONS: readonly OptionSpec[] = [
  { name: 'why', kind: 'text' },
  { name: 'depth', kind: 'text' },
];

/** The result of a command that made a trace: its page, or the reason of one cell. @throws option-needs */
export function traced(
  trace: Trace,
  ops: OpTable,
  call: Call,
  world: World,
  page: (view: View) => Page | Promise<Page>,
): Result {
  checkDepth(call);
  return {
    trace,
    code: 0,
    json: async () => (await import('../trace/json.js')).encodeTrace(trace),
    page: async () => {
      const view = await readerView(call, world);
      return (await reasonOf(trace, ops, call, view)) ?? page(view);
    },
  };
}

/** @throws option-needs */
export function checkDepth({ options }: Call): void {
  if (options.depth !== undefined && options.why === undefined)
    fail('option-needs', { option: '--depth', needs: '--why CELL' });
}

/** The page of the cell that `--why` asks about. */
export async function reasonOf(
  trace: Trace,
  ops: OpTable,
  { options }: Call,
  view: View,
): Promise<Page | undefined> {
  if (options.why === undefined) return undefined;
  const { explainCell } = await import('./why.js');
  return explainCell(trace, ops, String(options.why), options.depth, view);
}
