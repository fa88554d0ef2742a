import { AttnError } from '../engine/error.js';
import { ascii } from '../input/clean.js';
import { readJson } from '../input/json.js';
import type { Library } from '../lessons/library.js';
import { paper } from '../pages/paper.js';
import { type Look, printTerminal } from '../printers/terminal.js';
import type { Planned } from '../quiz/choose.js';
import type { Verdict } from '../quiz/grade.js';
import { commandOf } from '../quiz/ran.js';
import { type Effect, type Event, newRound, passed, type Round, rightIn } from '../quiz/round.js';
import { rightAnswer } from '../quiz/show-question.js';
import { whyRightPage } from '../quiz/show-reason.js';
import { diagnosis } from '../quiz/show-verdict.js';
import { type Words, wordsIn } from '../quiz/words.js';
import { converse } from './converse/conversation.js';
import { drive, type Face } from './converse/drive.js';
import { Questions } from './converse/questions.js';
import type { Edge, Talked } from './edge.js';
import { type Recorder, recorderOf } from './learner.js';
import { described } from './quiz-described.js';

const KEYS = { hint: 'h', skip: 's', why: 'w', quit: 'q' } as const;

/** The same for every program, wherever it runs. */
const PLAIN: Look = { width: 80, colour: 0, ascii: false };

/**
 * A round as JSON Lines both ways, as docs/json.md describes it: a question out, `{"answer": …}` or `{"key": …}` in, a
 * verdict out.
 */
export async function protocol(planned: readonly Planned[], library: Library, edge: Edge): Promise<Talked> {
  const conversation = converse(edge.look, { program: true });
  const send = (message: object): Promise<void> => conversation.say(JSON.stringify(message));
  try {
    const recorder = await recorderOf(library, edge, conversation.tell);
    const face = new JsonFace(
      new Questions(planned, library, edge),
      recorder,
      await wordsIn(edge.lang),
      send,
    );
    const hear = async (): Promise<Event> => {
      for (;;) {
        const heard = await conversation.hear('');
        if (heard.kind !== 'line') return heard;
        const event = readMessage(heard.text);
        if ('kind' in event) return event;
        await send({ type: 'error', ...event });
      }
    };
    return { talked: true, code: await drive(newRound(planned.length, false), hear, face) };
  } finally {
    conversation.close();
  }
}

/** `{"answer": "0.66"}`, `{"answer": 0.66}` or `{"key": "hint"}`; what is neither is answered with an error. */
function readMessage(line: string): Event | { code: string } {
  let message: unknown;
  try {
    message = readJson(line, 'stdin');
  } catch (error) {
    if (error instanceof AttnError) return { code: error.code };
    throw error;
  }
  const { answer, key } = (message ?? {}) as { answer?: unknown; key?: unknown };
  if (typeof answer === 'string' || typeof answer === 'number') {
    return { kind: 'line', text: String(answer), literal: true };
  }
  if (typeof key === 'string' && Object.hasOwn(KEYS, key)) {
    return { kind: 'line', text: KEYS[key as keyof typeof KEYS] };
  }
  return { code: 'message-unknown' };
}

class JsonFace implements Face {
  constructor(
    private readonly questions: Questions,
    private readonly recorder: Recorder,
    private readonly words: Words,
    private readonly send: (message: object) => Promise<void>,
  ) {}

  async act(effect: Exclude<Effect, { kind: 'end' }>): Promise<Event | undefined> {
    const { questions } = this;
    switch (effect.kind) {
      case 'ask':
        await this.send({
          type: 'question',
          at: effect.at + 1,
          of: questions.planned.length,
          seed: questions.planned[effect.at]!.seed,
          ...described(await questions.instance(effect.at)),
        });
        return undefined;
      case 'grade':
        return { kind: 'graded', verdict: await questions.grade(effect.at, effect.text) };
      case 'save':
        await this.recorder.save(questions.answered(effect.result));
        return undefined;
      case 'verdict': {
        const { at, verdict } = effect;
        const { outcome, mistake, rounding, error } = verdict;
        const right = outcome === 'coarse' || outcome === 'unreadable' ? {} : await this.right(at);
        await this.send({
          type: 'verdict',
          outcome,
          mistake,
          ...(outcome === 'wrong' && { says: await this.says(at, verdict, effect.text) }),
          rounding,
          ...(outcome === 'wrong' && (await this.evidence(at, verdict))),
          error: error?.code,
          ...right,
        });
        return undefined;
      }
      case 'shown':
        await this.send({ type: 'verdict', outcome: effect.as, ...(await this.right(effect.at)) });
        return undefined;
      case 'hint': {
        const { hints } = await questions.instance(effect.at);
        await this.send({ type: 'hint', n: effect.n, text: hints[effect.n - 1] });
        return undefined;
      }
      case 'why':
        await this.send({
          type: 'why',
          depth: effect.depth,
          ...(await this.right(effect.at)),
          text: await this.why(effect.at, effect.depth),
        });
        return undefined;
      case 'no-why':
        await this.send({ type: 'error', code: 'nothing-answered' });
        return undefined;
      // both belong to rounds that pause, and programs go on by themselves
      case 'again':
      case 'keys':
        return undefined;
    }
  }

  /** The sentence that a terminal shows. */
  private async says(at: number, verdict: Verdict, typed: string): Promise<string> {
    return diagnosis(await this.questions.instance(at), verdict, ascii(typed).trim(), this.words);
  }

  /** The computation that a terminal shows, as plain text. */
  private async why(at: number, depth: number): Promise<string> {
    const instance = await this.questions.instance(at);
    const page = await whyRightPage(instance, depth, this.words, this.questions.world(at));
    return printTerminal(page, PLAIN).trimEnd();
  }

  /** What refutes a wrong choice: commands to run, or papers to read. */
  private async evidence(at: number, verdict: Verdict): Promise<{ run?: string[]; cite?: string[] }> {
    const { run, cite } = await this.questions.evidence(at, verdict);
    const { seed } = await this.questions.instance(at);
    const world = { ...this.questions.world(at), seed };
    if (run.length > 0) return { run: await Promise.all(run.map((line) => commandOf(line, world))) };
    return cite.length > 0 ? { cite: cite.map(paper) } : {};
  }

  private async right(at: number) {
    const instance = await this.questions.instance(at);
    return { right: rightAnswer(instance), solution: instance.solution };
  }

  async end(round: Round, code: 0 | 1 | 130): Promise<0 | 1 | 130> {
    const { count, results } = round;
    await this.send({
      type: 'end',
      asked: results.length,
      of: count,
      right: rightIn(round),
      passed: passed(round),
      saved: this.recorder.saved(),
    });
    return code;
  }
}
