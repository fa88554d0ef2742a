import { type Facts, list } from '../facts.js';

const where = ({ question, seed }: Facts): string =>
  `${question ? `${question}: ` : ''}${seed === undefined ? '' : `with seed ${seed} `}`;
const SYSTEM: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'it is read-only',
  ENOENT: 'its folder cannot be made',
  ENOTDIR: 'its folder is a file',
  ENXIO: 'it is not a regular file',
  EISDIR: 'it is a folder',
};

const count = (n: number): string => `${n} ${n === 1 ? 'number' : 'numbers'}`;

/** What is asked for, and how it is parted where that is what is wrong; then what came. */
function otherForm({ form, given }: Facts): string {
  const [rows, numbers] = form as readonly [number, number];
  const came = given as readonly number[];
  const asked = numbers === 1 || rows === 1 ? count(rows * numbers) : `${rows} rows of ${count(numbers)}`;
  const between = numbers === 1 || rows === 1 ? 'between them' : 'between rows';
  const semicolon = rows > 2 && numbers === 1 ? 'semicolons' : 'a semicolon';
  const how =
    rows > 1 ? ` (${semicolon} ${between})` : came.length > 1 && numbers > 1 ? ` (spaces ${between})` : '';
  return `${asked} ${rows * numbers === 1 ? 'is' : 'are'} asked for${how}, not ${cameAs(came, rows)}`;
}

function cameAs(came: readonly number[], rows: number): string {
  if (came.length === 1) return rows === 1 ? String(came[0]) : `${count(came[0]!)} in one row`;
  if (came.every((numbers) => numbers === came[0])) return `${came.length} rows of ${count(came[0]!)}`;
  return `rows of ${came.slice(0, -1).join(', ')} and ${came.at(-1)} numbers`;
}

/** Questions: what the check complains of; answers that are none; the learner's log. */
export const quizErrors = {
  'quiz-twice': ({ id }: Facts) => `${id} stands twice`,
  'quiz-range': ({ letter, range }: Facts) =>
    `${letter}: ${range} is no range; write 0..4, or 0.5..2/0.5, with 2 to 1000 values`,
  'quiz-letter': ({ letter }: Facts) => `{${letter}} is used but not among vary`,
  'quiz-unused': ({ letter, question }: Facts) => `${question}: ${letter} varies but is used nowhere`,
  'quiz-trace': ({ line }: Facts) => `${line} makes no trace to ask about`,
  'quiz-spot': ({ mistake }: Facts) =>
    `the mistake ${mistake} cannot be seen in the steps shown, or changes their shape`,
  'quiz-spot-several': ({ mistake, steps }: Facts) =>
    `the mistake ${mistake} makes more than one step false (${list(steps)}), and just one is looked for`,
  'quiz-comparison': ({ text }: Facts) => `"${text}" compares nothing: weights[1] >= 0.9`,
  'quiz-right': ({ question, right }: Facts) => `${question}: exactly one option is right, not ${right}`,
  'quiz-refute': ({ question, option }: Facts) =>
    `${question}: nothing refutes the wrong option “${option}”: give it a line to run, or an erratum`,
  'quiz-solution': ({ question }: Facts) =>
    `${question}: its worked solution would say nothing but the answer: give it a solution, or a choice a line to run`,
  'quiz-why': ({ question }: Facts) => `${question}: every wrong option says why`,
  'quiz-infinite': (facts: Facts) => `${where(facts)}the answer is ${facts.value}`,
  'quiz-alike': (facts: Facts) =>
    `${where(facts)}the answer is ${facts.value} and only ${facts.apart} wrong computation gives another number: two are needed`,
  'quiz-same': (facts: Facts) => `${where(facts)}two options or steps read the same`,
  'quiz-scalar': ({ question, step }: Facts) => `${question}: ${step} is a single number and has no shape`,
  'quiz-wrong-right': (facts: Facts) => `${where(facts)}the wrong shape ${facts.value} is the right one`,
  'quiz-example': (facts: Facts) => `${where(facts)}the example ${facts.example} does not do what is asked`,
  'quiz-numbers': (facts: Facts) =>
    `${where(facts)}the example ${facts.example} is not made of numbers, as many in each row`,
  'quiz-form': (facts: Facts) => `${where(facts)}an answer is taken that has another form than the example`,
  'quiz-tolerance': ({ question, tolerance, least }: Facts) =>
    `${question}: the tolerance ${tolerance} is finer than four decimals: more than ${least}`,
  'quiz-trivial': ({ question, value }: Facts) => `${question}: the answer is ${value} with every seed`,
  'quiz-constant': ({ question }: Facts) => `${question}: the letters vary but the answer never does`,
  'answer-empty': ({ most }: Facts) => `an answer has 1 to ${most} characters`,
  'answer-place': ({ word, most }: Facts) => `answer with a number from 1 to ${most}, not "${word}"`,
  'answer-order': ({ word, most }: Facts) =>
    `answer with all ${most} numbers in order, each once: 2 1 3 …, not "${word}"`,
  'answer-shape': ({ word }: Facts) => `answer with a shape, 3×5 or 3 5, not "${word}"`,
  'answer-form': otherForm,
  'answer-nan': ({ text }: Facts) =>
    `with these numbers ${text} comes to NaN, and nothing can be decided: choose less extreme ones`,
  'answer-step': ({ word }: Facts) =>
    `no step is called "${word}": answer with a name or a number of the list`,
  'log-homeless': () => 'there is no home folder to keep your log in; set ATTN_HOME to a folder for it',
  'log-unreadable': ({ file, reason }: Facts) =>
    `your log ${file} cannot be read: ${SYSTEM[String(reason)] ?? reason}`,
  'log-unwritable': ({ file, reason }: Facts) =>
    `your log ${file} cannot be written: ${SYSTEM[String(reason)] ?? reason}; ATTN_HOME names another folder`,
  'log-full': ({ file }: Facts) => `the disk is full: nothing was added to ${file}`,
  'log-large': ({ file, most }: Facts) => `${file} is larger than ${Number(most) / 2 ** 20} MB`,
  'quiz-none': ({ topic, kind }: Facts) =>
    `there is no question${kind ? ` of the kind ${kind}` : ''}${topic ? ` on ${topic}` : ''}: attn quiz asks about all there is`,
  'reset-ask': ({ count }: Facts) =>
    `${count} ${count === 1 ? 'answer or lesson' : 'answers and lessons'} would count no more: add --yes to do it`,
  'import-nothing': ({ file }: Facts) => `${file} holds no events of a log of attn`,
  'progress-words': () => 'attn progress, attn progress export, or attn progress import FILE',
  'report-none': () => 'a report needs logs: attn quiz report one.jsonl two.jsonl',
};
