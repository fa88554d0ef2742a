import { isAbsolute, join } from 'node:path';
import type { Decided, Env } from './look.js';

/** Where the learner's log lives: ATTN_HOME, else what the system has for data of programs. */
export function dataFolder(env: Env, platform: NodeJS.Platform, home: string): Decided<string> {
  const { ATTN_HOME, XDG_DATA_HOME, LOCALAPPDATA } = env;
  if (ATTN_HOME) return { value: ATTN_HOME, from: 'ATTN_HOME' };
  // the XDG specification has relative paths ignored
  if (XDG_DATA_HOME && isAbsolute(XDG_DATA_HOME)) {
    return { value: join(XDG_DATA_HOME, 'attn'), from: 'XDG_DATA_HOME' };
  }
  if (platform === 'win32' && LOCALAPPDATA) {
    return { value: join(LOCALAPPDATA, 'attn'), from: 'LOCALAPPDATA' };
  }
  const usual = platform === 'darwin' ? 'Library/Application Support' : '.local/share';
  return { value: join(home, usual, 'attn'), from: 'default' };
}
