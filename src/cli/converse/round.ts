import { ascii } from '../../input/clean.js';
import type { Library } from '../../lessons/library.js';
import type { NextItem } from '../../pages/page.js';
import type { Planned } from '../../quiz/choose.js';
import { type Effect, type Event, newRound, type Round } from '../../quiz/round.js';
import { saidBy } from '../../quiz/said.js';
import { questionPage } from '../../quiz/show-question.js';
import { hintPage, solvedPage, whyRightPage } from '../../quiz/show-reason.js';
import { summaryPage } from '../../quiz/show-summary.js';
import { verdictPage } from '../../quiz/show-verdict.js';
import { type Words, wordsIn } from '../../quiz/words.js';
import { errorsIn } from '../../text/index.js';
import { sentenceOf } from '../complain.js';
import type { Edge } from '../edge.js';
import type { Recorder } from '../learner.js';
import type { Conversation } from './conversation.js';
import { drive, type Face } from './drive.js';
import { Questions } from './questions.js';

export interface Setting {
  readonly edge: Edge;
  readonly library: Library;
  readonly conversation: Conversation;
  readonly recorder: Recorder;
  /** What the round was made from, shown with every question. */
  readonly seed: string;
  /** What ends the commands for lessons of one's own. */
  readonly folder: string;
  /** What may be typed when it is over. */
  readonly next: readonly NextItem[];
}

/** Plays a round with whoever sits there. The exit code. */
export async function playRound(planned: readonly Planned[], setting: Setting): Promise<0 | 1 | 130> {
  const { conversation, edge } = setting;
  const words = await wordsIn(edge.lang);
  const clock = (): { now?: number } => (conversation.terminal ? { now: edge.now() } : {});
  const hear = (): Promise<Event> => conversation.hear(words.text.prompt);
  return drive(
    newRound(planned.length, conversation.terminal),
    hear,
    new Table(planned, setting, words),
    clock,
  );
}

/** Does what the round wants done. */
class Table implements Face {
  private readonly said = new Map<string, string>();
  private readonly began: number;
  private readonly questions: Questions;
  private readonly count: number;

  constructor(
    planned: readonly Planned[],
    private readonly setting: Setting,
    readonly words: Words,
  ) {
    this.questions = new Questions(planned, setting.library, setting.edge);
    this.count = planned.length;
    this.began = setting.edge.now();
  }

  /** An effect; what comes of it is the next event. */
  async act(effect: Exclude<Effect, { kind: 'end' }>): Promise<Event | undefined> {
    const { conversation, recorder, edge } = this.setting;
    const { questions } = this;
    const { text } = this.words;
    switch (effect.kind) {
      case 'ask':
        await this.ask(effect.at, text.of(effect.at + 1, this.count));
        return undefined;
      case 'again': {
        const { question, seed } = questions.planned[effect.missed]!;
        questions.planned[effect.at] = { question, seed: `${seed}/again` };
        await this.ask(effect.at, text.again(effect.n + 1, effect.of));
        return undefined;
      }
      case 'grade': {
        const verdict = await questions.grade(effect.at, effect.text);
        const instance = await questions.instance(effect.at);
        const said = verdict.mistake && saidBy(instance, verdict.mistake, edge.lang);
        if (said) this.said.set(verdict.mistake!, said);
        return { kind: 'graded', verdict };
      }
      case 'save':
        await recorder.save(questions.answered(effect.result));
        return undefined;
      case 'verdict': {
        const { error } = effect.verdict;
        if (error) await this.note(sentenceOf(error, await errorsIn(edge.lang)));
        else {
          const { verdict, at } = effect;
          const typed = ascii(effect.text).trim();
          const instance = await questions.instance(at);
          const evidence = await questions.evidence(at, verdict);
          await conversation.show(
            await verdictPage(instance, verdict, typed, this.words, questions.world(at), evidence),
          );
        }
        return undefined;
      }
      case 'hint':
        await conversation.show(hintPage(await questions.instance(effect.at), effect.n, this.words));
        return undefined;
      case 'shown':
        await conversation.show(
          await solvedPage(
            await questions.instance(effect.at),
            effect.as,
            this.words,
            questions.world(effect.at),
          ),
        );
        return undefined;
      case 'why':
        await this.why(effect.at, effect.depth);
        return undefined;
      case 'no-why':
        await this.note(text.noWhy);
        return undefined;
      case 'keys':
        if (conversation.terminal) await this.keys(effect.answered);
        return undefined;
    }
  }

  /** A step may be called Q, which is a key in small letters. */
  async means(at: number, text: string): Promise<boolean> {
    const instance = await this.questions.instance(at);
    const name = ascii(text).trim();
    return name !== name.toLowerCase() && 'first' in instance && instance.steps.includes(name);
  }

  private async ask(at: number, place: string): Promise<void> {
    const { conversation, seed } = this.setting;
    const title = [
      { text: place, tone: 'strong' as const },
      `   ${this.questions.planned[at]!.question.topic}`,
    ];
    const aside = this.words.text.seed(seed);
    await conversation.show(questionPage(await this.questions.instance(at), this.words, title, aside));
  }

  private keys(answered: boolean): Promise<void> {
    const { text } = this.words;
    return this.note(answered ? text.keysAnswered : text.keysAsking, 'quiet');
  }

  private note(text: string, tone: 'quiet' | 'strong' = 'strong'): Promise<void> {
    return this.setting.conversation.show({ blocks: [{ kind: 'note', tone, text }] });
  }

  private async why(at: number, depth: number): Promise<void> {
    const page = await whyRightPage(
      await this.questions.instance(at),
      depth,
      this.words,
      this.questions.world(at),
    );
    await this.setting.conversation.show(page);
  }

  async end(round: Round, code: 0 | 1 | 130): Promise<0 | 1 | 130> {
    const { conversation, recorder, edge, folder, next } = this.setting;
    const saved = recorder.saved();
    if (code === 130) {
      await conversation.tell(`\n${this.words.text.saved(saved)}`);
      return code;
    }
    const ms = conversation.terminal ? { ms: edge.now() - this.began } : {};
    await conversation.show(
      summaryPage(
        { round, planned: this.questions.planned, said: this.said, saved, folder, ...ms },
        this.words,
        next,
      ),
    );
    return code;
  }
}
