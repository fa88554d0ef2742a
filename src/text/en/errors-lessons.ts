import { type Facts, list } from '../facts.js';

const near = (names: unknown): string => {
  const all = (names ?? []) as readonly string[];
  return all.length > 0 ? `; did you mean ${all.join(' or ')}?` : '';
};

/** Lessons, errata and sources: what a folder of them refuses, and what the check complains of. */
export const lessonErrors = {
  'lesson-bad': ({ file, line, sentence }: Facts) => `${file}:${line}: ${sentence}`,
  'lesson-folder': ({ path }: Facts) => `there is no folder ${path}`,
  'lesson-outside': ({ name }: Facts) => `${name} lies outside the lesson's own folder`,
  'lesson-missing': ({ name }: Facts) => `${name} is missing`,
  'lesson-large': ({ name, most }: Facts) => `${name} is larger than ${Number(most) / 2 ** 10} kB`,
  'lesson-encoding': ({ name }: Facts) => `${name} is not UTF-8`,
  'lesson-many': ({ name, most }: Facts) => `${name} holds more than ${most} files`,
  'yaml-broken': ({ reason }: Facts) => `this is not YAML (${reason})`,
  'yaml-tag': () => 'YAML tags (!…) have no meaning here',
  'yaml-alias': () => 'YAML anchors and aliases (& and *) are not read here: write it out',
  'yaml-deep': ({ most }: Facts) => `nested more than ${most} deep`,
  'lesson-front': () => 'a lesson begins with --- and its title, summary, sources',
  'lesson-control': () => 'a control or invisible character stands in this line',
  'lesson-field': ({ field, expected, received }: Facts) =>
    `${field || 'the whole'}: ${expected ?? 'another form'} is expected here, not ${received}`,
  'lesson-blocks': ({ blocks, most }: Facts) => `${blocks} blocks are too many: at most ${most}`,
  'lesson-markdown': ({ what }: Facts) =>
    `${what} has no place in a lesson: headings, paragraphs, lists, quotes and fenced blocks do`,
  'lesson-fence': ({ info }: Facts) =>
    `a block is one of attn, attn quiet, formula, predict, wrong, not "${info}"`,
  'lesson-attn': ({ lines, most }: Facts) => `an attn block has 1 to ${most} lines, not ${lines}`,
  'hole-trace': ({ expression }: Facts) => `{{ ${expression} }}: nothing has been computed before it`,
  'predict-one': () => 'a prediction asks for a cell or has choices, one of the two',
  'predict-right': () => 'exactly one choice is right',
  'predict-last': () => 'a prediction stands before the attn block it is about',
  'wrong-one': () => 'a wrong block names a mistake or an erratum, one of the two',
  'wrong-erratum': ({ id }: Facts) => `${id} is treated here but missing among errata: above`,
  'pair-field': ({ field, other }: Facts) => `${field} differs from ${other}`,
  'pair-kind': ({ here, there, line, other }: Facts) =>
    `the block is ${here} here, ${there} at ${other}:${line}: the blocks must be the same, in the same order`,
  'pair-part': ({ part, line, other }: Facts) => `${part} differs from ${other}:${line}`,
  'topic-unknown': ({ topic, near: names }: Facts) => `there is no topic ${topic}${near(names)}`,
  'topic-twice': ({ topic }: Facts) => `${topic} stands twice`,
  'topic-needs-unknown': ({ topic, need }: Facts) => `${topic} needs ${need}, which does not exist`,
  'topic-needs-later': ({ topic, need }: Facts) => `${topic} needs ${need}, which comes later`,
  'topic-mechanism': ({ id }: Facts) => `there is no mechanism ${id}: attn mechanisms lists them`,
  'lesson-sources-left': ({ ids }: Facts) =>
    `sources: ${list(ids)} missing, of which items.yaml has this topic`,
  'lesson-sources-strange': ({ ids }: Facts) => `sources: items.yaml has not this topic for ${list(ids)}`,
  'paper-unknown': ({ id }: Facts) => `papers: there is no ${id} in src/mechanisms/papers.ts`,
  'erratum-unknown': ({ id, near: names }: Facts) => `there is no erratum ${id}${near(names)}`,
  'erratum-twice': ({ id }: Facts) => `${id} stands twice`,
  'erratum-evidence': () => 'an erratum is computed (run) or has a source (cite)',
  'item-unknown': ({ item, near: names }: Facts) => `there is no item ${item} of the sources${near(names)}`,
  'item-twice': ({ item }: Facts) => `${item} stands twice`,
  'item-uncovered': ({ item }: Facts) => `${item} is answered by no lesson`,
  'lesson-without': ({ kind }: Facts) => `a lesson has at least one ${kind} block`,
  'typed-decimal': ({ decimal }: Facts) =>
    `${decimal} is typed: compute it ({{ weights[1] }}), or put it in a code span if it is quoted`,
  'lesson-untranslated': () => 'this is in the other language',
  'term-mistaken': ({ found, name }: Facts) => `"${found}": the glossary says ${name}`,
  'lesson-link': ({ link }: Facts) => `a link leads to a topic, [text](attn:softmax), not to ${link}`,
  'lesson-wide': ({ columns, most }: Facts) => `${columns} columns wide: ${most} must do`,
  'lesson-name': ({ name }: Facts) =>
    `a lesson's name is made of small letters, digits and -, not "${name}": attn lessons new my-topic --dir mine`,
  'try-conversation': ({ command }: Facts) =>
    `${command} asks questions of its own: leave the lesson first (an empty line, then q), then attn ${command}`,
  'lessons-none': ({ file }: Facts) => `${file} names no lesson: attn lessons new NAME --dir DIR`,
  'lesson-exists': ({ name }: Facts) => `${name} is there already: nothing was written`,
  'explain-unknown': ({ name, near: names }: Facts) =>
    `nothing here is called "${name}"${near(names)} (attn explain lists the topics)`,
};
