import { explainCell } from '../../commands/why.js';
import { AttnError } from '../../engine/error.js';
import * as ops from '../../engine/ops/index.js';
import { type CourseEffect, type CourseEvent, newCourse, stepCourse } from '../../lessons/course.js';
import { courseMap } from '../../lessons/course-map.js';
import { endPage, guessPage, scenePage, titlePage } from '../../lessons/course-page.js';
import { playTopic } from '../../lessons/explain.js';
import { answerTo, judge } from '../../lessons/guess.js';
import type { Library } from '../../lessons/library.js';
import { mapOf } from '../../lessons/map.js';
import type { Lesson, Scene } from '../../lessons/types.js';
import type { Page, Text } from '../../pages/page.js';
import { type Words, wordsIn } from '../../quiz/words.js';
import { errorsIn, type Lang } from '../../text/index.js';
import { sentenceOf } from '../complain.js';
import type { Edge, Talked } from '../edge.js';
import type { States } from '../learn.js';
import { type Recorder, recorderOf } from '../learner.js';
import { type Conversation, converse } from './conversation.js';
import { tryLine } from './sandbox.js';

export interface CourseSetting {
  readonly library: Library;
  readonly edge: Edge;
  readonly states: States;
  /** What ends the commands for lessons of one's own. */
  readonly folder: string;
}

/** Lessons one after the other, until the learner leaves. */
export async function playCourse(setting: CourseSetting, first: string): Promise<Talked> {
  const conversation = converse(setting.edge.look);
  try {
    const recorder = await recorderOf(setting.library, setting.edge, conversation.tell);
    let topic: string | undefined = first;
    let lang = setting.edge.lang;
    let code: 0 | 130 = 0;
    while (topic !== undefined) {
      const lesson = await PlayedLesson.open(setting, conversation, recorder, topic, lang);
      const left = await lesson.play();
      lang = lesson.lang;
      code = left ?? 0;
      topic = left === undefined ? lesson.next?.id : undefined;
    }
    return { talked: true, code };
  } finally {
    conversation.close();
  }
}

/** One lesson on the screen. */
class PlayedLesson {
  private constructor(
    private readonly setting: CourseSetting,
    private readonly conversation: Conversation,
    private readonly recorder: Recorder,
    readonly topic: string,
    private edge: Edge,
    private lesson: Lesson,
    private scenes: readonly Scene[],
    private words: Words,
  ) {}

  static async open(
    setting: CourseSetting,
    conversation: Conversation,
    recorder: Recorder,
    topic: string,
    lang: Lang,
  ): Promise<PlayedLesson> {
    const edge = { ...setting.edge, lang };
    const { lesson, scenes } = await playTopic(topic, setting.library, edge);
    const words = await wordsIn(lang);
    return new PlayedLesson(setting, conversation, recorder, topic, edge, lesson, scenes, words);
  }

  get lang(): Lang {
    return this.edge.lang;
  }

  get next() {
    const { topics } = this.setting.library;
    return topics[topics.findIndex(({ id }) => id === this.topic) + 1];
  }

  /** The exit code; undefined: on to the next lesson. */
  async play(): Promise<0 | 130 | undefined> {
    const { conversation } = this;
    const known = this.setting.states.get(this.topic);
    const from = known && !known.done ? known.scene : 0;
    let course = newCourse(
      this.scenes.map(({ question }) => question !== undefined),
      from,
    );
    await conversation.show(titlePage(this.lesson.meta, from > 0, this.words.text));
    const events: CourseEvent[] = [{ kind: 'begin' }];
    for (;;) {
      const event = events.shift() ?? (await conversation.hear(this.prompt(course.mode)));
      const [after, effects] = stepCourse(course, event);
      course = after;
      for (const effect of effects) {
        if (effect.kind === 'end') return this.leave(effect.code);
        if (effect.kind === 'next-lesson') return this.next ? undefined : 0;
        const more = await this.act(effect);
        if (more) events.push(more);
      }
    }
  }

  private prompt(mode: string): string {
    const { text } = this.words;
    if (mode === 'guessing') return text.learnAsk;
    return mode === 'why' ? 'why> ' : mode === 'try' ? 'attn ' : text.prompt;
  }

  private async act(effect: CourseEffect): Promise<CourseEvent | undefined> {
    const { conversation, words } = this;
    const { text } = words;
    switch (effect.kind) {
      case 'save':
        await this.save(effect.at, effect.done);
        return undefined;
      case 'show':
        await conversation.show(scenePage(this.scenes[effect.at]!));
        return undefined;
      case 'guess':
        return { kind: 'guessed', readable: await this.guess(effect.at, effect.text) };
      case 'hint':
        await this.note(this.scenes[effect.at]!.question!.predict.hint);
        return undefined;
      case 'answer':
        await this.note(text.rightIs(answerTo(this.scenes[effect.at]!.question!, text.numbered)));
        return undefined;
      case 'enter':
        await this.note(effect.what === 'why' ? text.whyAsk : text.tryAsk);
        return undefined;
      case 'why':
        await this.attempt(() => this.why(effect.at, effect.text));
        return undefined;
      case 'try':
        await this.attempt(() => tryLine(effect.text, this.edge, conversation));
        return undefined;
      case 'list':
        await conversation.show(
          courseMap(
            await mapOf(this.setting.library, this.lang),
            this.setting.states,
            text,
            this.setting.folder,
          ),
        );
        return undefined;
      case 'language':
        await this.translate(effect.to ?? (this.lang === 'en' ? 'zh' : 'en'));
        return { kind: 'begin' };
      case 'keys':
        await this.note(text.learnKeys);
        return undefined;
      case 'no-hint':
        await this.note(text.hintNone);
        return undefined;
      case 'no-back':
        await this.note(text.backNone);
        return undefined;
      case 'end-of-lesson':
        await conversation.show(
          endPage(
            {
              topic: this.topic,
              title: this.lesson.meta.title,
              next: this.next,
              folder: this.setting.folder,
            },
            words,
          ),
        );
        return undefined;
      case 'next-lesson':
      case 'end':
        return undefined;
    }
  }

  /** The same blocks in the other language: one goes on at the same place. */
  private async translate(lang: Lang): Promise<void> {
    await this.attempt(async () => {
      const edge = { ...this.edge, lang };
      const { lesson, scenes } = await playTopic(this.topic, this.setting.library, edge);
      if (scenes.length !== this.scenes.length) return { blocks: [] };
      [this.edge, this.lesson, this.scenes, this.words] = [edge, lesson, scenes, await wordsIn(lang)];
      return { blocks: [{ kind: 'note', tone: 'quiet', text: this.words.text.switched }] };
    });
  }

  private async save(scene: number, done: boolean): Promise<void> {
    const { topic, recorder, setting } = this;
    const of = this.scenes.length;
    const known = setting.states.get(topic)?.done ?? false;
    setting.states.set(topic, { scene: done ? 0 : scene, of, done: done || known });
    await recorder.save({ kind: 'lesson', topic, scene, of, done });
  }

  private async guess(at: number, typed: string): Promise<boolean> {
    const { text } = this.words;
    const { question, line } = this.scenes[at]!;
    let readable = false;
    await this.attempt(async () => {
      const guessed = judge(question!, typed, text.numbered);
      if (!guessed) return { blocks: [{ kind: 'note', text: text.choose }] };
      readable = true;
      await this.recorder.save({ kind: 'predict', topic: this.topic, line, right: guessed.right });
      return guessPage(guessed, text);
    });
    return readable;
  }

  /** Of the last table on the screen, or the last before it. */
  private why(at: number, cell: string): Page {
    const trace = this.scenes.slice(0, at + 1).findLast((scene) => scene.trace)?.trace;
    if (!trace) return { blocks: [{ kind: 'note', text: this.words.text.whyNothing }] };
    return explainCell(trace, ops, cell, undefined, this.words.view);
  }

  /** What is refused is said, and nothing is lost. */
  private async attempt(make: () => Page | Promise<Page | undefined>): Promise<void> {
    try {
      const page = await make();
      if (page) await this.conversation.show(page);
    } catch (error) {
      if (!(error instanceof AttnError)) throw error;
      await this.note(sentenceOf(error, await errorsIn(this.lang)));
    }
  }

  private async note(text: Text): Promise<void> {
    await this.conversation.show({ blocks: [{ kind: 'note', text }] });
  }

  private async leave(code: 0 | 130): Promise<0 | 130> {
    const said = this.words.text.stopped(this.topic, `attn learn${this.setting.folder}`);
    // after ^C the cursor stands in the middle of a line
    if (code === 130) await this.conversation.tell(`\n${said}`);
    else await this.conversation.say(said);
    return code;
  }
}
