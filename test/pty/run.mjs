// The conversations of attn in a real terminal: two languages, 60 columns, resizing, Ctrl-C, Ctrl-D, pasting.
// Without tmux they are skipped, and that is said.
//   node test/pty/run.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { Terminal } from './tmux.mjs';

if (spawnSync('tmux', ['-V']).error) {
  console.log('SKIPPED: tmux is not installed, so that no conversation was tried in a terminal');
  process.exit(0);
}

const SAYS = {
  en: {
    first: '1 / 7',
    next: '2 / 7',
    hint: /Hint 1:/,
    again: /once more: 1 \/ 2/,
    saved: /1 answer saved/,
    missed: /✗|Skipped/,
    unanswered: /7 questions were not answered/,
    kept: /\nNothing was forgotten\.\n/,
    lesson: /Softmax/,
  },
  zh: {
    first: '1 / 7',
    next: '2 / 7',
    hint: /提示 1：/,
    again: /再答一次：1 \/ 2/,
    saved: /已保存 1 个回答/,
    missed: /✗|跳过了/,
    unanswered: /还有 7 题没有答/,
    kept: /\n什么也没有清除。\n/,
    lesson: /Softmax/,
  },
};
const QUIZ = ['quiz', 'softmax', '--seed', '1'];
const prompt = /\n> *$/;

const scenes = {
  'hint, skip, why, next, quit': async (t, says) => {
    t.attn(...QUIZ);
    await t.until(prompt);
    assert.equal(t.text(), t.text(true), 'no line is broken by the terminal');
    t.type('h');
    await t.until(says.hint);
    t.type('s');
    await t.until(says.missed);
    t.type('w');
    t.type('');
    await t.until(new RegExp(says.next));
    assert.equal(t.text(), t.text(true), 'no line is broken by the terminal');
    t.type('q');
    assert.equal(await t.ended(), 1);
    assert.match(t.text(), says.saved);
    assert.equal(t.answers().length, 1);
    assert.equal(typeof t.answers()[0].ms, 'number');
  },
  'resized in the middle of a question': async (t, says) => {
    t.attn(...QUIZ);
    await t.until(prompt);
    t.tmux('send-keys', '-l', 'nonsen');
    t.resize(100);
    t.resize(44);
    t.type('se');
    await t.until(/nonsense”|"nonsense"/);
    t.type('s');
    t.type('');
    await t.until(new RegExp(says.next));
    t.key('C-d');
    assert.equal(await t.ended(), 1);
  },
  'what was missed comes once more': async (t, says) => {
    t.attn('quiz', 'softmax', '--seed', '1', '--count', '2');
    await t.until(prompt);
    t.paste('s\n\ns\n');
    t.type('');
    await t.until(says.again);
    t.type('q');
    assert.equal(await t.ended(), 1);
    assert.equal(t.answers().length, 2);
  },
  'Ctrl-C': async (t, says) => {
    t.attn(...QUIZ);
    await t.until(prompt);
    t.type('s');
    await t.until(says.missed);
    t.key('C-c');
    assert.equal(await t.ended(), 130);
    assert.equal(t.answers().length, 1);
  },
  'Ctrl-D': async (t, says) => {
    t.attn(...QUIZ);
    await t.until(prompt);
    t.key('C-d');
    assert.equal(await t.ended(), 1);
    assert.match(t.text(), says.unanswered);
    assert.match(t.text(), /\n>\n/, 'the end of the round begins a line of its own');
  },
  'ten lines pasted': async (t) => {
    t.attn(...QUIZ);
    await t.until(prompt);
    t.paste(Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? 's' : '')).join('\n'));
    await t.until(/5 \/ 7|6 \/ 7/);
    t.type('');
    t.type('q');
    assert.equal(await t.ended(), 1);
    assert.ok(t.answers().length >= 4);
  },
  'a lesson: next, try, language, interrupted and resumed': async (t, says) => {
    t.attn('learn', 'softmax');
    await t.until(prompt);
    assert.match(t.text(), says.lesson);
    assert.equal(t.text(), t.text(true), 'no line is broken by the terminal');
    t.type('');
    t.type('t');
    await t.until(/\nattn *$/);
    t.type('softmax 5 5');
    await t.until(/0\.5/);
    t.type('');
    t.type('g');
    t.key('C-c');
    assert.equal(await t.ended(), 130);
    t.attn('learn');
    await t.until(prompt);
    t.key('C-d');
    assert.equal(await t.ended(), 0);
  },
  'forgetting asks first': async (t, says) => {
    t.attn(...QUIZ);
    await t.until(prompt);
    t.type('s');
    t.type('q');
    await t.ended();
    for (const [answer, code] of [
      ['Enter', 1],
      ['C-d', 1],
      ['C-c', 130],
    ]) {
      t.attn('reset');
      await t.until(/yes.*\n?$/);
      assert.equal(t.text(), t.text(true), 'no line is broken by the terminal');
      t.key(answer);
      assert.equal(await t.ended(), code);
      assert.match(t.text(), says.kept);
    }
    t.attn('reset');
    await t.until(/yes/);
    t.type('yes');
    assert.equal(await t.ended(), 0);
  },
};

let failed = 0;
for (const lang of ['en', 'zh']) {
  for (const [name, scene] of Object.entries(scenes)) {
    const terminal = new Terminal(lang);
    try {
      await scene(terminal, SAYS[lang]);
      console.log(`ok      ${lang}  ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAILED  ${lang}  ${name}: ${error.stack ?? error}\n${terminal.text()}`);
    } finally {
      terminal.close();
    }
  }
}
console.log(failed === 0 ? 'all scenes played' : `${failed} scenes failed`);
process.exitCode = failed === 0 ? 0 : 1;
