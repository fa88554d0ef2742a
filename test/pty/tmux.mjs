// A pseudo-terminal to type into and to look at, by way of tmux with a server of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/attn.js', import.meta.url));
const PATIENCE = 20_000;

export class Terminal {
  constructor(lang, columns = 60, rows = 50) {
    this.server = `attn-pty-${process.pid}-${Math.random().toString(36).slice(2)}`;
    this.home = mkdtempSync(join(tmpdir(), 'attn-pty-'));
    const env = { ...process.env, ATTN_HOME: this.home, ATTN_LANG: lang, LC_ALL: 'C.UTF-8', PS1: '$ ' };
    for (const name of ['TMUX', 'NO_COLOR', 'FORCE_COLOR']) delete env[name];
    this.tmux = (...args) =>
      execFileSync('tmux', ['-u', '-L', this.server, ...args], { env, encoding: 'utf8' });
    this.tmux('-f', '/dev/null', 'new-session', '-d', '-x', `${columns}`, '-y', `${rows}`, 'sh');
    this.tmux('set', '-g', 'history-limit', '20000');
  }

  /** Runs attn and then says with what it ended, and whether the terminal is as it was. */
  attn(...args) {
    const quoted = args.map((arg) => `'${arg}'`).join(' ');
    this.type(`clear; node '${BIN}' ${quoted}; echo "ended $?" $(stty -a | grep -o -- '-\\?icanon')`);
  }

  type(line) {
    if (line !== '') this.tmux('send-keys', '-l', line);
    this.key('Enter');
  }

  key(name) {
    this.tmux('send-keys', name);
  }

  paste(text) {
    execFileSync('tmux', ['-u', '-L', this.server, 'load-buffer', '-'], { input: text });
    this.tmux('paste-buffer');
  }

  resize(columns, rows = 50) {
    this.tmux('resize-window', '-x', `${columns}`, '-y', `${rows}`);
  }

  /** All that was said since the screen was cleared; `joined`: lines that the terminal broke are one. */
  text(joined = false) {
    const all = this.tmux('capture-pane', '-p', '-S', '-', ...(joined ? ['-J'] : []));
    return all
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd();
  }

  async until(pattern) {
    for (let waited = 0; waited < PATIENCE; waited += 50) {
      if (pattern.test(this.text())) return this.text();
      await sleep(50);
    }
    throw new Error(`never saw ${pattern}:\n${this.text()}`);
  }

  /** The exit code, with the terminal reading lines again. */
  async ended() {
    const text = await this.until(/ended \d+ icanon/);
    return Number(/ended (\d+)/.exec(text)[1]);
  }

  answers() {
    const text = readFileSync(join(this.home, 'log.jsonl'), 'utf8');
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ kind }) => kind === 'answer');
  }

  close() {
    this.tmux('kill-server');
  }
}
