import { MECHANISMS } from '../mechanisms/index.js';
import { inOtherLanguage, typedDecimal } from './check-text.js';
import type { Held, Library } from './library.js';
import { sentence } from './markdown.js';
import type { Complaint, Item, Topic } from './types.js';

/** The index: every topic once, after all that it needs. */
export function checkIndex({ index, topics }: Library): Complaint[] {
  const complaints: Complaint[] = [...index.complaints];
  const seen = new Set<string>();
  index.value.forEach((part, p) => {
    part.topics.forEach((topic, t) => {
      const complain = (field: string, code: string, data: Complaint['data'] = {}): void => {
        const line = index.lineOf(['parts', p, 'topics', t, field]);
        complaints.push({ file: index.file, line, code, data: { topic: topic.id, ...data } });
      };
      if (seen.has(topic.id)) complain('id', 'topic-twice');
      for (const need of topic.needs) {
        if (!topics.some(({ id }) => id === need)) complain('needs', 'topic-needs-unknown', { need });
        else if (!seen.has(need)) complain('needs', 'topic-needs-later', { need });
      }
      seen.add(topic.id);
      for (const id of topic.mechanisms)
        if (!MECHANISMS.some((entry) => entry.id === id)) complain('mechanisms', 'topic-mechanism', { id });
      for (const lang of ['en', 'zh'] as const) {
        if (typedDecimal(topic.why[lang]) !== undefined)
          complain('why', 'typed-decimal', { decimal: typedDecimal(topic.why[lang]) });
        if (inOtherLanguage(topic.why[lang], lang)) complain('why', 'lesson-untranslated');
      }
    });
  });
  return complaints;
}

/** The items: every one once, and covered by a topic that exists. */
export function checkItems(items: Held<readonly Item[]>, topics: readonly Topic[]): Complaint[] {
  const complaints: Complaint[] = [...items.complaints];
  const seen = new Set<string>();
  items.value.forEach((item, i) => {
    const complain = (code: string, data: Complaint['data'] = {}): void => {
      complaints.push({ file: items.file, line: items.lineOf([i]), code, data: { item: item.id, ...data } });
    };
    if (seen.has(item.id)) complain('item-twice');
    seen.add(item.id);
    if (!item.topics.some((topic) => topics.some(({ id }) => id === topic))) complain('item-uncovered');
    for (const topic of item.topics) {
      if (!topics.some(({ id }) => id === topic)) complain('topic-unknown', { topic });
    }
    for (const lang of ['en', 'zh'] as const) {
      const text = sentence(item.asked[lang]);
      if (inOtherLanguage(text, lang)) complain('lesson-untranslated');
      if (typedDecimal(text) !== undefined) complain('typed-decimal', { decimal: typedDecimal(text) });
    }
  });
  return complaints;
}
