import type { Block, Page } from '../pages/page.js';
import type { Quiz } from '../text/index.js';
import type { MapPart } from './map.js';

/** The topics by part: ✓ read, ▸ begun. `folder` ends the commands for lessons of one's own. */
export function courseMap(
  parts: readonly MapPart[],
  states: ReadonlyMap<string, { readonly scene: number; readonly done: boolean }>,
  text: Quiz,
  folder: string,
): Page {
  const all = parts.flatMap(({ topics }) => topics);
  const done = all.filter(({ id }) => states.get(id)?.done).length;
  const mark = (id: string) => {
    const state = states.get(id);
    if (state?.done) return { text: '✓', tone: 'good' as const };
    return state && state.scene > 0 ? { text: '▸', tone: 'strong' as const } : '';
  };
  return {
    blocks: [
      { kind: 'title', text: [{ text: text.readOf(done, all.length), tone: 'strong' }] },
      ...parts.map(
        ({ title, topics }): Block => ({
          kind: 'table',
          title,
          rows: topics.map(({ id, title: name }) => [mark(id), { text: id, tone: 'strong' }, name]),
        }),
      ),
      { kind: 'next', label: text.next, items: [{ command: `attn learn${folder}`, why: text.nextLearn }] },
    ],
  };
}
