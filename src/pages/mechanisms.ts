import type { Mechanism } from '../mechanisms/types.js';
import type { Block, Page } from './page.js';
import { shortCite } from './run.js';
import type { View } from './view.js';

export interface Listed {
  readonly id: string;
  readonly group: string;
  readonly m: Mechanism;
}

/** Every mechanism by group: its id, what it does, where it is from. */
export function mechanismsPage(listed: readonly Listed[], groups: readonly string[], view: View): Page {
  const { text } = view;
  const blocks = groups.flatMap((group): Block[] => {
    const members = listed.filter((one) => one.group === group);
    if (members.length === 0) return [];
    const rows = members.map(({ id, m }) => [
      { text: id, tone: 'strong' as const },
      m.summary[text.lang],
      { text: shortCite(m), tone: 'quiet' as const },
    ]);
    return [{ kind: 'table', title: text.groups[group] ?? group, rows }];
  });
  return {
    blocks: [
      ...blocks,
      {
        kind: 'next',
        label: text.next,
        items: [
          { command: 'attn run multi-head "the cat sat"', why: text.nextRun },
          { command: 'attn run multi-head --help', why: text.nextParams },
        ],
      },
    ],
  };
}
