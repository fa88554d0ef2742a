import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../src/cli/complain.js';
import { runLine } from '../../src/commands/line.js';
import { type Block, plain, type Text } from '../../src/pages/page.js';
import { ask } from '../../src/quiz/ask.js';
import { grade, type Of } from '../../src/quiz/grade.js';
import { inline } from '../../src/quiz/inline.js';
import { numberIn } from '../../src/quiz/letters.js';
import { evidenceAgainst } from '../../src/quiz/refute.js';
import { saidBy } from '../../src/quiz/said.js';
import { questionPage, rightAnswer } from '../../src/quiz/show-question.js';
import { solvedPage, whyRightPage } from '../../src/quiz/show-reason.js';
import { verdictPage } from '../../src/quiz/show-verdict.js';
import type { ChoiceQuestion, Option, Question } from '../../src/quiz/types.js';
import { wordsIn } from '../../src/quiz/words.js';
import { errorsIn } from '../../src/text/index.js';
import { asked, QUESTIONS, question, WORLD } from './bank.js';

describe('the form of an inverse answer', () => {
  const line = (blocks: readonly Block[]) => plain((blocks.at(-1) as { text: Text }).text);
  /** What stands under the question with this example, and what is said of an answer of another form. */
  async function said(example: string, answer: string, lang: 'en' | 'zh') {
    const world = { ...WORLD, lang };
    const instance = await ask({ ...question('sharp'), example } as Question, '1', world);
    const { error } = await grade(instance, answer, world);
    return [
      line(questionPage(instance, await wordsIn(lang)).blocks),
      sentenceOf(error!, await errorsIn(lang)),
    ];
  }

  it.each([
    ['0 8 1', '1', ['3 numbers', '3 numbers', 'not 1']],
    ['0 8 1', '0;8;1', ['spaces', '3 numbers', '3 rows of 1 number']],
    ['4', '1 2', ['A number', '1 number', 'not 2']],
    ['-4; -4', '-4 -4', ['a semicolon between them', 'a semicolon', '2 numbers in one row']],
    ['1; 2; 3', '1; 2', ['semicolons', 'semicolons', '2 rows of 1']],
    ['1 0; 0 1', '1 0', ['2 rows of 2 numbers', 'a semicolon', '2 numbers in one row']],
    ['1 0; 0 1', '1 0; 0; 1 2', ['a semicolon', '2 rows of 2', 'rows of 2, 1 and 2 numbers']],
  ])('%j, and not %j', async (example, answer, [under, asked, came]) => {
    const [note, sentence] = await said(example, answer, 'en');
    expect(note).toContain(under);
    expect(sentence).toContain(asked);
    expect(sentence).toContain(came);
    const numbers = (text = '') => text.match(/\d+/g);
    const [, chinese] = await said(example, answer, 'zh');
    expect(chinese).toMatch(/要写.*你/);
    expect(numbers(chinese)).toEqual(expect.arrayContaining([numbers(sentence)![0]!]));
  });
});

describe('a question that was skipped', () => {
  it('says what was right, whichever kind it is', async () => {
    for (const lang of ['en', 'zh'] as const) {
      const words = await wordsIn(lang);
      for (const { id, kind } of QUESTIONS) {
        const instance = await asked(id, '1', { ...WORLD, lang });
        const { blocks } = await solvedPage(instance, 'skipped', words, WORLD);
        const notes = blocks.flatMap((block) => (block.kind === 'note' ? [plain(block.text)] : []));
        expect(notes[0]).toBe(words.text.skipped);
        expect(notes[1], `${id}, ${kind}`).toContain(
          plain(inline(rightAnswer(instance, words.text.numbered))),
        );
      }
    }
  });
});

describe('the reason of an inverse question', () => {
  it('shows the steps its check is about', async () => {
    const instance = (await asked('sharp')) as Of<'inverse'>;
    const question = {
      ...instance.question,
      check: 'weights[1] >= 0.5 and exp[0] < 1',
      run: 'softmax {answer}',
    };
    const page = await whyRightPage({ ...instance, question }, 1, await wordsIn('en'), WORLD);
    const titles = JSON.stringify(page.blocks);
    expect(titles).toContain('weights');
    expect(titles).toContain('exp');
  });
});

describe('a wrong option that is an erratum', () => {
  /** The question `pick` with errata at its wrong options, and what taking the first shown of these is recorded as. */
  async function taken(...errata: string[]) {
    const drawn = (await asked('pick')) as Of<'choice'>;
    let n = 0;
    const options = drawn.question.options.map(({ mistake: _, ...own }) =>
      own.right ? own : { ...own, erratum: errata[n++]! },
    );
    const instance = { ...drawn, question: { ...drawn.question, options } };
    const first = instance.options.findIndex(({ right }) => !right);
    const { mistake } = await grade(instance, String(first + 1), WORLD);
    return { instance, mistake: mistake!, shown: drawn.options[first]!.shown };
  }

  it('is called what it says, not by the id', async () => {
    const { instance, mistake, shown } = await taken('e-some', 'e-others');
    expect(mistake).toMatch(/^e-/);
    expect(saidBy(instance, mistake, 'en')).toBe(shown);
    expect(saidBy(instance, 'e-no-option', 'en')).toBeUndefined();
  });

  it('is not taken for another one that stands on the same erratum', async () => {
    const { instance, mistake, shown } = await taken('e-some', 'e-some');
    expect(mistake).toMatch(/^fixture\/pick#\d$/);
    expect(saidBy(instance, mistake, 'en')).toBe(shown);
  });
});

describe('a line with stars', () => {
  it.each([
    ['what is *all* you need', 'what is all you need'],
    ['标题里的*全部*是什么', '标题里的全部是什么'],
    ['**weights** and `a*b*c`', 'weights and a*b*c'],
    ['2*3*4 = 24', '2*3*4 = 24'],
    ['a * b * c', 'a * b * c'],
    ['(a)*(b)*(c)', '(a)*(b)*(c)'],
    ['exp(x)*y + z*w', 'exp(x)*y + z*w'],
  ])('%s', (text, read) => {
    expect(plain(inline(text))).toBe(read);
  });
});

describe('a wrong option', () => {
  const evidenceOf = async (id: string) => ({ run: [`softmax ${id.length}`], cite: ['bahdanau-2015'] });
  /** What refutes the first wrong option of `pick`, the question and its options changed. */
  async function refuted(option: Partial<Option>, asking: Partial<ChoiceQuestion> = {}, of = evidenceOf) {
    const drawn = (await asked('pick', 'a/b')) as Of<'choice'>;
    const options = drawn.options.map((own) => ({ ...own, run: [], ...option }));
    const instance = { ...drawn, options, question: { ...drawn.question, ...asking } };
    const wrong = options.findIndex(({ right }) => !right);
    const verdict = await grade(instance, String(wrong + 1), WORLD);
    const evidence = await evidenceAgainst(instance, verdict, of);
    const { blocks } = await verdictPage(instance, verdict, '1', await wordsIn('en'), WORLD, evidence);
    return blocks;
  }
  const commands = (blocks: readonly Block[]) =>
    blocks.flatMap((block) => (block.kind === 'code' ? [block.text] : []));
  const own = { run: ['softmax {k} 1', 'softmax 1 1'], erratum: 'e-known' };
  const about = { run: 'run self-attention "the cat" | show weights' };

  it('is refuted by its own lines', async () => {
    const found = commands(await refuted(own, about));
    expect(found[0]).toMatch(/^attn softmax [23] 1$/);
    expect(found[1]).toBe('attn softmax 1 1');
  });

  it('else by the one the question is about, shown as it has to be typed to give the same numbers', async () => {
    expect(commands(await refuted({ erratum: 'e-known' }, about))).toEqual([
      'attn run self-attention "the cat" --seed a/b -j | attn show weights',
    ]);
  });

  it('names the seed of a comparison, too, where numbers were made up', async () => {
    expect(
      commands(
        await refuted({
          run: ['compare soft cosine', 'compare dot-product cosine Q="1 2" K="1 0; 0 1" V="1; 2"'],
        }),
      ),
    ).toEqual([
      'attn compare soft cosine --seed a/b',
      'attn compare dot-product cosine Q="1 2" K="1 0; 0 1" V="1; 2"',
    ]);
  });

  it('else by what its erratum stands on: papers where there is nothing to compute', async () => {
    expect(commands(await refuted({ erratum: 'e-known' }))).toEqual(['attn softmax 7']);
    const cited = await refuted({ erratum: 'e-known' }, {}, async () => ({
      run: [],
      cite: ['bahdanau-2015'],
    }));
    expect(JSON.stringify(cited.filter(({ kind }) => kind === 'list'))).toContain('1409.0473');
  });
});

describe('the computation of a choice', () => {
  it('is about a screen long: the end of a long computation, and all of a short one', async () => {
    const drawn = (await asked('pick')) as Of<'choice'>;
    const shown = async (run: string) => {
      const instance = { ...drawn, question: { ...drawn.question, run } };
      const { blocks } = await whyRightPage(instance, 1, await wordsIn('en'), WORLD);
      const each = blocks.flatMap((block) => (block.kind === 'beside' ? block.blocks : [block]));
      return each.flatMap((block) => (block.kind === 'matrix' ? [plain(block.title ?? '')] : []));
    };
    const long = await shown('run multi-head "a b c d e f g h" --heads 4');
    expect(long.at(-1)).toMatch(/^output/);
    expect(long.length).toBeLessThan(6);
    expect(await shown('softmax 1 2 3')).toHaveLength(1);
    // tables that all stand beside each other, more of them than a screen holds
    const beside = await shown('run self-attention "the cat"');
    expect(beside.at(-1)).toMatch(/^output/);
    expect(beside).not.toContainEqual(expect.stringMatching(/^Q /));
  });
});

describe('why a number is right', () => {
  /** The lines of arithmetic for another thing asked of the question `weight`, with a = 2 and b = 5. */
  async function lines(cell: string) {
    const drawn = (await asked('weight')) as Of<'number'>;
    const question = { ...drawn.question, cell };
    const { trace } = await runLine('softmax 2 5 1', WORLD);
    const letters = { a: 2, b: 5 };
    const instance = { ...drawn, question, letters, trace: trace!, value: numberIn(cell, letters, trace) };
    const { blocks } = await whyRightPage(instance, 1, await wordsIn('en'), WORLD);
    return blocks.flatMap((block) => (block.kind === 'formula' ? [block.lines.map(plain)] : []));
  }

  it('fills in the letters, which the learner never saw, and writes as people do', async () => {
    expect(await lines('3*a*{b} - 1')).toEqual([['3·2·5 − 1 = 30 − 1 = 29']]);
    expect(await lines('sqrt(a + 7) / b')).toEqual([['√(2 + 7) / 5 = 3 / 5 = 0.6']]);
    expect(await lines('a * 15 / 100 * b')).toEqual([['(2·15 / 100)·5 = 0.3·5 = 1.5']]);
    expect(await lines('-ln(1 / b)')).toEqual([['−ln(1 / 5) = −(-1.6094) = 1.6094']]);
  });

  it('calls cells by name, then fills them in, then says how each came about', async () => {
    const [own, ...cells] = await lines('a * weights[1] - exp[1] / b');
    expect(own).toEqual([
      '2·weights[1] − exp[1] / 5',
      ' = 2·0.93624 − 1 / 5',
      ' = 1.87248 − 0.2',
      ' = 1.6725',
    ]);
    expect(cells.map(([first]) => first)).toEqual([
      expect.stringMatching(/^weights\[1\] = /),
      expect.stringMatching(/^exp\[1\] = /),
    ]);
  });

  it('has no more to say of a cell that was given', async () => {
    expect(await lines('z[1] * 2')).toEqual([['z[1]·2 = 5·2 = 10']]);
  });

  it('is the arithmetic of the cell, where one is asked for', async () => {
    const [own, ...more] = await lines('weights[1]');
    expect(more).toEqual([]);
    expect(own![0]).toMatch(/^weights\[1\] = /);
  });
});

describe('an answer that does not do it', () => {
  const told = async (answer: string) => {
    const instance = await asked('sharp');
    const verdict = await grade(instance, answer, WORLD);
    const { blocks } = await verdictPage(instance, verdict, answer, await wordsIn('en'), WORLD, {
      run: [],
      cite: [],
    });
    return blocks[0]?.kind === 'note' ? plain(blocks[0].text) : '';
  };

  it('is told what it makes and what was wanted', async () => {
    const { p } = (await asked('sharp')).letters;
    expect(await told('1 1 0')).toContain(`weights[1] = 0.4223; asked for is ≥ ${p}`);
    expect(await told('0 9 0')).toMatch(/weights\[0\] = 0\.0001; asked for is > weights\[2\] = 0\.0001/);
  });
});
