import { join } from 'node:path';
import type { Call, Result } from '../commands/types.js';
import { fail } from '../engine/error.js';
import type { Library } from '../lessons/library.js';
import { lessonWorld } from '../lessons/world.js';
import type { Block, Page } from '../pages/page.js';
import { printHtml } from '../printers/html.js';
import { printMarkdown } from '../printers/markdown.js';
import { ask, type Instance } from '../quiz/ask.js';
import type { Planned } from '../quiz/choose.js';
import { questionPage, rightAnswer } from '../quiz/show-question.js';
import { reasonBlocks } from '../quiz/show-reason.js';
import { type Words, wordsIn } from '../quiz/words.js';
import type { Edge, Talked } from './edge.js';
import { isFolder, writeFile } from './files.js';
import { described } from './quiz-described.js';
import { write } from './streams.js';

/** A worksheet, and beside it the answers with how they come about: two files, or one after the other on standard output. */
export async function paper(
  planned: readonly Planned[],
  seed: string,
  { options }: Call,
  library: Library,
  edge: Edge,
): Promise<Talked | Result> {
  const words = await wordsIn(edge.lang);
  const output = options.output as string | undefined;
  const html = options.format === 'html' || (options.format === undefined && /\.html?$/.test(output ?? ''));
  const print = (page: Page): string => (html ? printHtml(page, edge.lang) : printMarkdown(page));
  const worldOf = ({ question }: Planned) => lessonWorld(library.folder, question.topic, edge);
  const asked = await Promise.all(planned.map((one) => ask(one.question, one.seed, worldOf(one))));
  const page = sheetPage(asked, seed, words);
  if (options.json) return { code: 0, json: () => jsonOf(asked, seed), page: () => page };
  const sheet = print(page);
  const blocks = await Promise.all(asked.map((one, i) => answerBlocks(one, i, words, worldOf(planned[i]!))));
  const key = print({ blocks: [title(words.text.keyTitle, seed, words), ...blocks.flat()] });
  if (output === undefined || output === '-') await write(process.stdout, `${sheet}\n${key}`);
  else {
    const [sheetFile, keyFile] = await filesOf(output, html ? 'html' : 'md');
    await writeFile(sheetFile, sheet);
    await writeFile(keyFile, key);
    await write(process.stdout, `${words.text.writtenTo([sheetFile, keyFile])}\n`);
  }
  return { talked: true, code: 0 };
}

/** `sheet` and `sheet.md` are sheet.md and sheet-key.md, and a folder holds files of these names. */
async function filesOf(output: string, ending: string): Promise<[string, string]> {
  if (output === '') fail('file-unwritable', { file: output, reason: 'ENOENT' });
  const named = (await isFolder(output)) ? join(output, '/') : output.replace(/\.(md|markdown|html?)$/i, '');
  const stem = /[^/\\]$/.test(named) ? named : join(named, 'sheet');
  return [`${stem}.${ending}`, `${stem}-key.${ending}`];
}

/** Questions and answers for another program, in one value. */
function jsonOf(asked: readonly Instance[], seed: string): unknown {
  return {
    seed,
    questions: asked.map((instance) => ({
      seed: instance.seed,
      ...described(instance),
      hints: instance.hints,
      right: rightAnswer(instance),
      solution: instance.solution,
    })),
  };
}

function title(text: string, seed: string, words: Words): Block {
  return { kind: 'title', text, aside: words.text.seed(seed) };
}

function sheetPage(asked: readonly Instance[], seed: string, words: Words): Page {
  return {
    blocks: [
      title(words.text.paperTitle, seed, words),
      { kind: 'prose', text: `${words.text.name}____________________` },
      ...asked.flatMap((instance, i): Block[] => [
        heading(instance, i),
        ...questionPage(instance, words).blocks,
      ]),
    ],
  };
}

async function answerBlocks(
  instance: Instance,
  i: number,
  words: Words,
  world: Edge | ReturnType<typeof lessonWorld>,
): Promise<Block[]> {
  const blocks = await reasonBlocks(instance, 1, words, world);
  return [
    heading(instance, i),
    { kind: 'prose', text: [{ text: rightAnswer(instance, words.text.numbered), tone: 'strong' }] },
    ...blocks,
  ];
}

function heading({ question }: Instance, i: number): Block {
  return { kind: 'heading', text: `${i + 1}  ${question.topic}` };
}
