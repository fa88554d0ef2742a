/** What each sign is written as on a terminal that knows only ASCII; other scripts have no fallback and stay. */
const WRITTEN: Readonly<Record<string, string>> = {
  '→': '->',
  '←': '<-',
  '⇒': '=>',
  '−': '-',
  '–': '-',
  '—': '--',
  '×': 'x',
  '⊙': '(*)',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '≈': '~',
  '±': '+-',
  '∞': 'inf',
  '∂': 'd',
  '∇': 'grad ',
  '∈': 'in',
  '½': '1/2',
  '…': '...',
  '⋮': ':',
  '⋯': '...',
  '•': '-',
  '▢': '[]',
  '▸': '>',
  '✓': 'ok',
  '✗': 'x',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  ᵀ: '^T',
  Σ: 'sum',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'eps',
  θ: 'theta',
  λ: 'lambda',
  μ: 'mu',
  π: 'pi',
  σ: 'sigma',
  τ: 'tau',
  φ: 'phi',
  ω: 'omega',
};

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₖₗₘₙₚₜₓₕ';
const BELOW = '0123456789+-ijklmnptxh';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵗⁱ';
const ABOVE = '0123456789+-nti';

const lowered = (run: string, from: string, to: string) => [...run].map((s) => to[from.indexOf(s)]).join('');

export function toAscii(text: string): string {
  if (/^[\x20-\x7e\n]*$/.test(text)) return text;
  return text
    .replace(/√([\w.]+)/g, 'sqrt($1)')
    .replace(/√/g, 'sqrt')
    .replace(new RegExp(`[${SUBSCRIPTS}]+`, 'g'), (run) => `_${lowered(run, SUBSCRIPTS, BELOW)}`)
    .replace(new RegExp(`[${SUPERSCRIPTS}]+`, 'g'), (run) => `^${lowered(run, SUPERSCRIPTS, ABOVE)}`)
    .replace(/(?<!\p{Script=Han})·/gu, '*')
    .replace(/[^ -~\n]/g, (sign) => WRITTEN[sign] ?? sign);
}
