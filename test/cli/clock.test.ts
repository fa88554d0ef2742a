import { describe, expect, it } from 'vitest';
import { momentOf, wallOf, type Zone } from '../../src/cli/clock.js';
import { DAY, dayOf } from '../../src/quiz/day.js';

const HOUR = DAY / 24;

/** A zone by its name, from what Intl writes of it. */
function zone(name: string): Zone {
  const format = new Intl.DateTimeFormat('sv', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
  return (moment) => Date.parse(`${format.format(moment).replace(' ', 'T')}Z`) - moment;
}

describe('the clock on the wall', () => {
  it('reads local time', () => {
    const wall = (moment: string, name: string) =>
      new Date(wallOf(Date.parse(moment), zone(name))).toISOString();
    expect(wall('2026-03-07T17:00:00Z', 'Asia/Shanghai')).toBe('2026-03-08T01:00:00.000Z');
    expect(wall('2026-03-08T06:59:00Z', 'America/New_York')).toBe('2026-03-08T01:59:00.000Z');
    expect(wall('2026-03-08T07:00:00Z', 'America/New_York')).toBe('2026-03-08T03:00:00.000Z');
  });

  it('counts days of 23 and of 25 hours as days', () => {
    const newYork = zone('America/New_York');
    for (const [eve, hours] of [
      ['2026-03-08T04:59:59Z', 23],
      ['2026-11-01T03:59:59Z', 25],
    ] as const) {
      const begins = Date.parse(eve) + 1000;
      const day = dayOf(wallOf(begins, newYork));
      expect(dayOf(wallOf(begins - 1000, newYork))).toBe(day - 1);
      expect(dayOf(wallOf(begins + hours * HOUR - 1, newYork))).toBe(day);
      expect(dayOf(wallOf(begins + hours * HOUR, newYork))).toBe(day + 1);
      expect(momentOf(day * DAY, newYork)).toBe(begins);
    }
  });

  // daylight saving begins or ends at midnight in Cairo, Santiago and on the Azores
  it.each([
    ...['Asia/Shanghai', 'America/New_York', 'Africa/Cairo', 'America/Santiago', 'Atlantic/Azores'],
    ...['Australia/Sydney', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Kiritimati'],
  ])('finds where each day begins in %s', (name) => {
    const there = zone(name);
    const first = dayOf(Date.UTC(2026, 0, 1));
    for (let day = first; day < first + 366; day++) {
      const begins = momentOf(day * DAY, there);
      expect([dayOf(wallOf(begins - 1000, there)), dayOf(wallOf(begins, there))]).toEqual([day - 1, day]);
    }
  });
});
