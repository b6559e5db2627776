import { createDates } from './dates.js';
import { language } from './words/index.js';

/** When something was written, in the browser's zone: the time, with the day unless it is today. */
export function shortTime(milliseconds) {
  const dates = createDates({ locale: language });
  if (dates.day(milliseconds) === dates.day(Date.now())) return dates.time(milliseconds);
  return `${dates.day(milliseconds)} ${dates.time(milliseconds)}`;
}
