import type { Cost } from '../text/index.js';
import type { Block, Cell, TableBlock } from './page.js';
import { size } from './units.js';
import type { View } from './view.js';

export interface Timed {
  readonly ms: number;
  /** Bytes of the arrays a run holds beyond Q, K and V. */
  readonly bytes: number;
  /** How far the process grew meanwhile, at most. */
  readonly grown: number;
}
export interface Point {
  readonly n: number;
  readonly plain: Timed;
  readonly tiled: Timed;
}
interface Exponents {
  readonly time: number | undefined;
  readonly memory: number | undefined;
}
export interface Measured {
  readonly d_k: number;
  readonly tile: number;
  readonly runs: number;
  readonly points: readonly Point[];
  readonly exponents: { readonly plain: Exponents; readonly tiled: Exponents };
}

/** Time and memory of plain and tiled attention, with bars and the power of n they grow as. */
export function measurements({ points, exponents, ...about }: Measured, words: Cost, view: View): Block[] {
  const last = points.at(-1)!;
  const table = (
    title: string,
    of: (timed: Timed) => number,
    write: (value: number) => string,
    [plain, tiled]: readonly (number | undefined)[],
  ): TableBlock => {
    const most = Math.max(...points.flatMap((point) => [of(point.plain), of(point.tiled)]));
    const cells = (timed: Timed): Cell[] => [
      write(of(timed)),
      { text: '', bar: most > 0 ? of(timed) / most : 0 },
    ];
    const power = (p: number | undefined): Cell[] => [p === undefined ? '–' : `n^${p.toFixed(2)}`, ''];
    return {
      kind: 'table',
      title,
      head: ['n', words.plain, '', words.tiled, ''],
      rows: [
        ...points.map((point) => [String(point.n), ...cells(point.plain), ...cells(point.tiled)]),
        [words.grows, ...power(plain), ...power(tiled)],
      ],
      align: ['right', 'right', 'left', 'right', 'left'],
    };
  };
  const { plain, tiled } = exponents;
  return [
    { kind: 'heading', text: words.measured },
    { kind: 'prose', text: words.how(about.d_k, about.tile, about.runs) },
    table(
      words.time,
      ({ ms }) => ms,
      (ms) => `${ms.toFixed(2)} ms`,
      [plain.time, tiled.time],
    ),
    table(
      words.held,
      ({ bytes }) => bytes,
      (bytes) => size(bytes, view),
      [plain.memory, tiled.memory],
    ),
    {
      kind: 'note',
      tone: 'quiet',
      text: words.counted(last.n, size(last.plain.grown, view), size(last.tiled.grown, view)),
    },
    { kind: 'note', text: words.lesson },
  ];
}
