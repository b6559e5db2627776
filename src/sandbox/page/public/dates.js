/** Times in the zone of the browser. */

const styles = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { dateStyle: 'long' },
  date_short: { dateStyle: 'medium' },
  date_long: { dateStyle: 'full' },
  time: { timeStyle: 'short' },
  time_secs: { timeStyle: 'medium' },
};

/**
 * A date token, `{date_short_pretty} at {time}`, in words (docs.slack.dev, "Formatting message text", date formatting).
 * @param at seconds since 1970
 */
export function formatToken(at, format, fallback, now = Date.now()) {
  const date = new Date(at * 1000);
  if (Number.isNaN(date.getTime())) return fallback;
  let known = true;
  const text = format.replace(/\{(\w+)\}/g, (whole, token) => {
    const plain = token.replace(/_pretty$/, '');
    const relative = plain === token ? undefined : dayWord(date, now);
    if (relative !== undefined) return relative;
    if (styles[plain] === undefined) known = false;
    else return new Intl.DateTimeFormat(undefined, styles[plain]).format(date);
    return whole;
  });
  return known ? text : fallback;
}

function dayWord(date, now) {
  const day = (time) => new Date(time).toDateString();
  if (day(date) === day(now)) return 'today';
  if (day(date) === day(now - 86_400_000)) return 'yesterday';
  return day(date) === day(now + 86_400_000) ? 'tomorrow' : undefined;
}

/** When a message was written: the time, with the day where it is not today. */
export function shortTime(milliseconds) {
  const date = new Date(milliseconds);
  const today = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(undefined, today ? styles.time : { dateStyle: 'short', timeStyle: 'short' }).format(
    date,
  );
}
