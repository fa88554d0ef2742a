/** Where a line of a frame goes from the middle of its cell: up, right, down, left. */
const ARMS: Readonly<Record<string, string>> = {
  '─': 'rl',
  '│': 'ud',
  '┌': 'rd',
  '┐': 'dl',
  '└': 'ur',
  '┘': 'ul',
  '├': 'urd',
  '┤': 'udl',
  '┬': 'rdl',
  '┴': 'url',
  '┼': 'urdl',
};

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const EIGHTHS = '▏▎▍▌▋▊▉█';
const SHADES: Readonly<Record<string, number>> = { '░': 0.25, '▒': 0.5, '▓': 0.75 };

const round = (value: number) => Number(value.toFixed(2));

/** The path of a box-drawing sign, reaching the edges of its cell so that frames have no gaps. */
export function linesOf(text: string, { x, y, width, height }: Box): string | undefined {
  const arms = ARMS[text];
  if (arms === undefined) return undefined;
  const [cx, cy] = [round(x + width / 2), round(y + height / 2)];
  const across = arms.includes('r') || arms.includes('l');
  const upright = arms.includes('u') || arms.includes('d');
  const from = (arm: string, edge: number, middle: number) => (arms.includes(arm) ? round(edge) : middle);
  const horizontal = `M${from('l', x, cx)} ${cy}H${from('r', x + width, cx)}`;
  const vertical = `M${cx} ${from('u', y, cy)}V${from('d', y + height, cy)}`;
  return (across ? horizontal : '') + (upright ? vertical : '');
}

/** A block sign as the part of its cell it fills, and how densely; bars leave some air above and below. */
export function blockOf(text: string, box: Box): { box: Box; opacity: number } | undefined {
  const eighths = EIGHTHS.indexOf(text) + 1;
  if (eighths > 0) {
    const [y, height] = [round(box.y + box.height * 0.2), round(box.height * 0.6)];
    return { box: { ...box, y, height, width: round((box.width * eighths) / 8) }, opacity: 1 };
  }
  const opacity = SHADES[text];
  return opacity === undefined ? undefined : { box, opacity };
}
