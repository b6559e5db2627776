import { expect, it } from '@jest/globals';
import { createUnavailable } from '../../src/osm/unavailable.ts';

const hour = 60 * 60 * 1000;

it('lasts an hour, then twice as long each time, up to a day', () => {
  let time = 0;
  const absence = createUnavailable(() => time);
  expect(absence.lasts()).toBe(false);
  const lasted = Array.from({ length: 7 }, () => {
    absence.begin();
    const from = time;
    time = absence.until();
    expect(absence.lasts()).toBe(false);
    return (time - from) / hour;
  });
  expect(lasted).toEqual([1, 2, 4, 8, 16, 24, 24]);
});

it('is one absence for all who find it at the same time, and begins small again after its end', () => {
  let time = 0;
  const absence = createUnavailable(() => time);
  for (let caller = 0; caller < 5; caller += 1) absence.begin();
  expect(absence.until()).toBe(hour);
  time = hour;
  absence.end();
  expect(absence.lasts()).toBe(false);
  absence.begin();
  expect(absence.until()).toBe(2 * hour);
});
