import type { Call } from '../commands/types.js';
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
import { writeFile } from './files.js';
import { write } from './streams.js';

/** A worksheet, and beside it the answers with how they come about: two files, or one after the other on standard output. */
export async function paper(
  planned: readonly Planned[],
  seed: string,
  { options }: Call,
  library: Library,
  edge: Edge,
): Promise<Talked> {
  const words = await wordsIn(edge.lang);
  const output = options.output as string | undefined;
  const html = options.format === 'html' || (options.format === undefined && /\.html?$/.test(output ?? ''));
  const print = (page: Page): string => (html ? printHtml(page, edge.lang) : printMarkdown(page));
  const worldOf = ({ question }: Planned) => lessonWorld(library.folder, question.topic, edge);
  const asked = await Promise.all(planned.map((one) => ask(one.question, one.seed, worldOf(one))));
  const sheet = print(sheetPage(asked, seed, words));
  const blocks = await Promise.all(asked.map((one, i) => answerBlocks(one, i, words, worldOf(planned[i]!))));
  const key = print({ blocks: [title(words.text.keyTitle, seed, words), ...blocks.flat()] });
  if (output === undefined || output === '-') await write(process.stdout, `${sheet}\n${key}`);
  else {
    const [sheetFile, keyFile] = filesOf(output, html ? 'html' : 'md');
    await writeFile(sheetFile, sheet);
    await writeFile(keyFile, key);
    await write(process.stdout, `${words.text.writtenTo([sheetFile, keyFile])}\n`);
  }
  return { talked: true, code: 0 };
}

/** `sheet` and `sheet.md` are sheet.md and sheet-key.md. */
function filesOf(output: string, ending: string): [string, string] {
  const stem = output.replace(/\.(md|markdown|html?)$/i, '');
  return [`${stem}.${ending}`, `${stem}-key.${ending}`];
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
