import type { Block, Page } from '../pages/page.js';
import type { Lang, Quiz } from '../text/index.js';
import type { Guessed } from './guess.js';
import type { LessonMeta, Scene, Topic } from './types.js';

/** What stands above a lesson that begins, or goes on. */
export function titlePage({ title, summary }: LessonMeta, resumed: boolean, text: Quiz): Page {
  const blocks: Block[] = [
    { kind: 'title', text: [{ text: title, tone: 'strong' }, `   ${summary}`] },
    ...(resumed ? [{ kind: 'note', tone: 'quiet', text: text.resumed } as const] : []),
    { kind: 'note', tone: 'quiet', text: text.learnKeys },
  ];
  return { blocks };
}

/** A scene, with the choices of its question. */
export function scenePage({ page, question }: Scene): Page {
  const choices = question?.predict.choices;
  if (!choices) return page;
  const rows = choices.map(({ text }, i) => [{ text: String(i + 1), tone: 'strong' as const }, { text }]);
  return { blocks: [...page.blocks, { kind: 'table', rows, align: ['right', 'left'] }] };
}

/** What a prediction was worth. */
export function guessPage({ right, answer, why }: Guessed, text: Quiz): Page {
  const said = right ? text.guessRight(answer) : text.guessNear(answer);
  return {
    blocks: [
      { kind: 'note', tone: right ? 'good' : 'strong', text: said },
      ...(why && why !== '' ? [{ kind: 'note', text: why } as const] : []),
    ],
  };
}

export interface Ended {
  readonly topic: string;
  readonly title: string;
  readonly next: Topic | undefined;
  /** What ends the commands for lessons of one's own. */
  readonly folder: string;
}

/** What comes after a lesson. */
export function endPage(
  { topic, title, next, folder }: Ended,
  { text, lang }: { readonly text: Quiz; readonly lang: Lang },
): Page {
  return {
    blocks: [
      { kind: 'note', tone: 'good', text: text.lessonEnd(title) },
      next
        ? {
            kind: 'note',
            text: [{ text: text.lessonNext(next.id), tone: 'strong' }, next.why[lang]],
          }
        : { kind: 'note', text: text.courseEnd },
      {
        kind: 'next',
        label: text.next,
        items: [{ command: `attn quiz ${topic}${folder}`, why: text.nextQuestions }],
      },
    ],
  };
}
