import type { cost } from './en/cost.js';
import type { doctor } from './en/doctor.js';
import type { errors } from './en/errors.js';
import type { help } from './en/help.js';
import type { lessons } from './en/lessons.js';
import type { pages } from './en/pages.js';
import type { quiz } from './en/quiz.js';

export const LANGS = ['en', 'zh'] as const;
export type Lang = (typeof LANGS)[number];

export type Errors = typeof errors;
export type Help = typeof help;
export type Pages = typeof pages;
export type Lessons = typeof lessons;
export type Doctor = typeof doctor;
export type Cost = typeof cost;
export type Quiz = typeof quiz;

/** The sentences of one language; each part is loaded when it is needed, and only in that language. */
export async function errorsIn(lang: Lang): Promise<Errors> {
  return lang === 'zh' ? (await import('./zh/errors.js')).errors : (await import('./en/errors.js')).errors;
}

export async function helpIn(lang: Lang): Promise<Help> {
  return lang === 'zh' ? (await import('./zh/help.js')).help : (await import('./en/help.js')).help;
}

export async function pagesIn(lang: Lang): Promise<Pages> {
  return lang === 'zh' ? (await import('./zh/pages.js')).pages : (await import('./en/pages.js')).pages;
}

export async function doctorIn(lang: Lang): Promise<Doctor> {
  return lang === 'zh' ? (await import('./zh/doctor.js')).doctor : (await import('./en/doctor.js')).doctor;
}

export async function costIn(lang: Lang): Promise<Cost> {
  return lang === 'zh' ? (await import('./zh/cost.js')).cost : (await import('./en/cost.js')).cost;
}

export async function lessonsIn(lang: Lang): Promise<Lessons> {
  return lang === 'zh'
    ? (await import('./zh/lessons.js')).lessons
    : (await import('./en/lessons.js')).lessons;
}

export async function quizIn(lang: Lang): Promise<Quiz> {
  return lang === 'zh' ? (await import('./zh/quiz.js')).quiz : (await import('./en/quiz.js')).quiz;
}
