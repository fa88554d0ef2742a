import { isAbsolute, join } from 'node:path';
import type { Decided, Env } from './look.js';

/**
 * Where the learner's log lives: ATTN_HOME, else what the system has for data of programs; undefined where somebody has
 * neither. For a home is asked only where nothing else is set.
 */
export function dataFolder(
  env: Env,
  platform: NodeJS.Platform,
  home: () => string | undefined,
): Decided<string | undefined> {
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
  const own = home();
  return { value: own && join(own, usual, 'attn'), from: 'default' };
}
