import type { Pages } from '../text/index.js';
import { DEFAULT_DIGITS, type Format, format } from './number.js';

/** How a reader wants a page: in which words, with how many digits, cut or whole. */
export interface View {
  readonly text: Pages;
  readonly number: Format;
  readonly digits: number;
  readonly full: boolean;
}

export function viewOf(text: Pages, options: { digits?: number; full?: boolean }): View {
  const digits = options.digits ?? DEFAULT_DIGITS;
  return { text, number: format(digits), digits, full: options.full ?? false };
}
