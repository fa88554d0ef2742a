import type { Block, Page } from '../pages/page.js';
import { setBeside } from './terminal/beside.js';
import { type Drawing, plainDrawing } from './terminal/drawing.js';
import { type Ink, type Look, makeInk } from './terminal/ink.js';
import { drawMatrix } from './terminal/matrix.js';
import { COLOUR } from './terminal/measure.js';
import { drawTable } from './terminal/table.js';
import {
  drawCode,
  drawFormula,
  drawHeading,
  drawList,
  drawNext,
  drawNote,
  drawProse,
  drawTitle,
} from './terminal/words.js';

export type { Look } from './terminal/ink.js';

/** Lines longer than this are hard to read: only tables and formulas use a wider terminal. */
const MEASURE = 100;

const TRAILING = new RegExp(`(?: |${COLOUR})+$`);

/** The page as text for a terminal: no line wider than `width`, one blank line between blocks, none at the ends. */
export function printTerminal(page: Page, look: Look): string {
  const ink = makeInk(look);
  const measure = Math.min(look.width, MEASURE);
  const lines: string[] = [];
  let before: Block['kind'] | undefined;
  for (const block of page.blocks) {
    const drawn = draw(block, ink, measure, false).lines.map(trimmed);
    if (drawn.every((line) => line === '')) continue;
    if (before !== undefined && !(before === 'note' && goesOn(block))) lines.push('');
    lines.push(...drawn);
    before = block.kind;
  }
  const single = lines.filter((line, index) => line !== '' || (index > 0 && lines[index - 1] !== ''));
  while (single.at(-1) === '') single.pop();
  return `${single.join('\n')}\n`;
}

/** Remarks under one another read as one paragraph of them; what is right or wrong begins its own. */
function goesOn(block: Block): boolean {
  return block.kind === 'note' && block.tone !== 'good' && block.tone !== 'bad';
}

/** The line without spaces at its end, also where a colour ends among them; nothing, if that is all it is. */
function trimmed(line: string): string {
  const end = TRAILING.exec(line);
  if (!end) return line;
  return end.index === 0 ? '' : line.slice(0, end.index) + end[0].replace(/ /g, '');
}

function draw(block: Block, ink: Ink, measure: number, narrow: boolean): Drawing {
  switch (block.kind) {
    case 'title':
      return plainDrawing(drawTitle(block, ink, measure));
    case 'heading':
      return plainDrawing(drawHeading(block.text, ink, measure));
    case 'prose':
      return plainDrawing(drawProse(block.text, ink, measure));
    case 'formula':
      return plainDrawing(
        drawFormula(
          block.lines.map((line) => ink.line(line)),
          ink,
        ),
      );
    case 'code':
      return plainDrawing(drawCode(block.text, ink));
    case 'list':
      return plainDrawing(drawList(block.items, ink, measure));
    case 'note':
      return plainDrawing(drawNote(block, ink, measure));
    case 'next':
      return plainDrawing(drawNext(block, ink, measure));
    case 'matrix':
      return drawMatrix(block, ink, measure, narrow);
    case 'table':
      return drawTable(block, ink, measure, narrow);
    case 'beside':
      return plainDrawing(
        setBeside(
          block.blocks.map((inner) => ({
            drawing: draw(inner, ink, measure, true),
            alone: () => draw(inner, ink, measure, false),
          })),
          ink.width,
        ),
      );
  }
}
