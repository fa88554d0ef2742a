import type { World } from '../../commands/types.js';
import type { Library } from '../../lessons/library.js';
import { lessonWorld } from '../../lessons/world.js';
import { ask, type Instance } from '../../quiz/ask.js';
import type { Planned } from '../../quiz/choose.js';
import { grade, type Verdict } from '../../quiz/grade.js';
import { type Evidence, evidenceAgainst } from '../../quiz/refute.js';
import type { Result } from '../../quiz/round.js';
import { keyOf } from '../../quiz/types.js';
import type { Unstamped } from '../../store/events.js';
import type { Edge } from '../edge.js';

/** The questions of a round by their places, each made when it is first needed. */
export class Questions {
  /** Behind those of the round may come some that are asked once more. */
  readonly planned: Planned[];
  private readonly made = new Map<number, Promise<Instance>>();

  constructor(
    planned: readonly Planned[],
    private readonly library: Library,
    private readonly edge: Edge,
  ) {
    this.planned = [...planned];
  }

  /** What the commands of a question may ask for. */
  world(at: number): World {
    return lessonWorld(this.library.folder, this.planned[at]!.question.topic, this.edge);
  }

  instance(at: number): Promise<Instance> {
    const { question, seed } = this.planned[at]!;
    const known = this.made.get(at) ?? ask(question, seed, this.world(at));
    this.made.set(at, known);
    return known;
  }

  async grade(at: number, typed: string): Promise<Verdict> {
    return grade(await this.instance(at), typed, this.world(at));
  }

  /** What refutes a wrong choice; what its erratum stands on is in the library. */
  async evidence(at: number, verdict: Verdict): Promise<Evidence> {
    const instance = await this.instance(at);
    const { topic } = instance.question;
    return evidenceAgainst(instance, verdict, (erratum) =>
      this.library.erratum(erratum, topic, this.edge.lang),
    );
  }

  /** An answer as the log has it. */
  answered({ at, ...result }: Result): Unstamped {
    const { question, seed } = this.planned[at]!;
    return { kind: 'answer', question: keyOf(question), seed, ...result };
  }
}
