import { PAPERS, type Paper } from '../mechanisms/papers.js';

/** A paper by its key; what is no key stands as it is. */
export function paper(key: string): string {
  return Object.hasOwn(PAPERS, key) ? citation(PAPERS[key as keyof typeof PAPERS]) : key;
}

export function citation({ authors, year, title, arxiv, venue }: Paper): string {
  return [`${authors} ${year}`, title, arxiv ? `arXiv:${arxiv}` : venue].filter(Boolean).join('. ');
}
