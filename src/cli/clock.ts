import { DAY } from '../quiz/day.js';

/** A time zone: how far local time is ahead of that of Greenwich at a moment, in milliseconds. */
export type Zone = (moment: number) => number;

const HERE: Zone = (moment) => -60_000 * new Date(moment).getTimezoneOffset();

/**
 * What the clock on the learner's wall says at a moment, as milliseconds since its own 1970: on it every day has 24
 * hours, whatever daylight saving does, so that days can be counted by division.
 */
export function wallOf(moment: number, zone: Zone = HERE): number {
  return moment + zone(moment);
}

/** When the clock on the wall first says so, or more, where it leaps over that time. */
export function momentOf(wall: number, zone: Zone = HERE): number {
  const around = [-DAY, DAY].map((away) => wall - zone(wall + away));
  return around.sort((a, b) => a - b).find((moment) => wallOf(moment, zone) >= wall) ?? around[1]!;
}
