import type { Pages } from '../text/index.js';
import { type Format, format } from './number.js';

/** How a reader wants a page: in which words, with how many digits, cut or whole. */
export interface View {
  readonly text: Pages;
  readonly number: Format;
  readonly full: boolean;
}

export function viewOf(text: Pages, options: { digits?: number; full?: boolean }): View {
  return { text, number: format(options.digits), full: options.full ?? false };
}
