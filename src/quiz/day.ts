/** Times of the quiz are local ones, in milliseconds by the clock on the learner's wall: no zone need be known to it. */
export const DAY = 24 * 60 * 60 * 1000;

/** The calendar day of a time, counted from 1970. */
export function dayOf(when: number): number {
  return Math.floor(when / DAY);
}

/** Days until a time, by the calendar: 0 is today, 1 tomorrow, at whatever hour; below 0 it is past. */
export function daysUntil(when: number, now: number): number {
  return dayOf(when) - dayOf(now);
}
