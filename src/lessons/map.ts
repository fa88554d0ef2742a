import type { Block, Page } from '../pages/page.js';
import type { Lang, Lessons } from '../text/index.js';
import { fromFolder } from './from.js';
import type { Library } from './library.js';

export interface MapPart {
  readonly id: string;
  readonly title: string;
  readonly topics: readonly MapTopic[];
}

export interface MapTopic {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly needs: readonly string[];
  readonly mechanisms: readonly string[];
}

/** All topics by part, as a reader of this language sees them. */
export async function mapOf(library: Library, lang: Lang): Promise<MapPart[]> {
  return Promise.all(
    library.index.value.map(async ({ id, title, topics }) => ({
      id,
      title: title[lang],
      topics: await Promise.all(
        topics.map(async ({ id: topic, needs, mechanisms }) => {
          const meta = await library.front(topic, lang);
          return { id: topic, title: meta?.title ?? topic, summary: meta?.summary ?? '–', needs, mechanisms };
        }),
      ),
    })),
  );
}

export function mapPage(parts: readonly MapPart[], text: Lessons, from?: string): Page {
  const folder = fromFolder(from);
  const first = parts[0]?.topics[0]?.id;
  return {
    blocks: [
      ...parts.map(
        ({ title, topics }): Block => ({
          kind: 'table',
          title,
          rows: topics.map(({ id, summary }) => [{ text: id, tone: 'strong' }, summary]),
        }),
      ),
      {
        kind: 'next',
        label: text.next,
        items: [
          ...(first ? [{ command: `attn explain ${first}${folder}`, why: text.nextFirst }] : []),
          { command: 'attn explain query', why: text.nextTerm },
        ],
      },
    ],
  };
}
