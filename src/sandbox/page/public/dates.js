/**
 * Formats times in a person's language and zone.
 * @param {{ locale?: string, zone?: string, now?: () => number }} [reader] by default those of the browser
 */
export function createDates({ locale, zone: timeZone, now = Date.now } = {}) {
  // Creating a formatter is slow, so formatters are cached.
  const formats = new Map();
  const format = (options, language = locale) => {
    const key = JSON.stringify([options, language]);
    const known = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone });
    formats.set(key, known);
    return known;
  };
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const days = new Map();
  /** The day of a moment, `2026-01-02`; cached per quarter of an hour, in which no zone changes the day. */
  function day(milliseconds) {
    const quarter = Math.floor(milliseconds / 900_000);
    const known = days.get(quarter) ?? format({ dateStyle: 'short' }, 'sv-SE').format(milliseconds);
    days.set(quarter, known);
    return known;
  }
  const styles = {
    date_num: (at) => day(at),
    date_slash: (at) => day(at).replaceAll('-', '/'),
    date: (at) => format({ dateStyle: 'long' }).format(at),
    date_short: (at) => format({ dateStyle: 'medium' }).format(at),
    date_long: (at) => format({ dateStyle: 'full' }).format(at),
    time: (at) => format({ timeStyle: 'short' }).format(at),
    time_secs: (at) => format({ timeStyle: 'medium' }).format(at),
    ago,
  };

  /** Undefined if it is none of these three. */
  function dayWord(at) {
    const away = [-1, 0, 1].find((days) => day(at) === day(now() + days * 86_400_000));
    return away === undefined ? undefined : relative.format(away, 'day');
  }

  function ago(at) {
    const minutes = Math.round((at - now()) / 60_000);
    if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
    const hours = Math.round(minutes / 60);
    return Math.abs(hours) < 48 ? relative.format(hours, 'hour') : relative.format(Math.round(hours / 24), 'day');
  }

  /** As a browser field wants it: `2026-01-02T03:04`. */
  const field = (at) => format({ dateStyle: 'short', timeStyle: 'short' }, 'sv-SE').format(at).replace(' ', 'T');

  return {
    day,
    field,
    /** Milliseconds for the value of such a field: parsed as UTC, then corrected by the zone's offset. */
    fromField(text) {
      const asUtc = Date.parse(`${text}Z`);
      const away = (at) => Date.parse(`${field(at)}Z`) - at;
      return asUtc - away(asUtc - away(asUtc));
    },
    /** The line above the messages of a day: `Today`, `Friday, January 2, 2026`. */
    dayLine(at) {
      const words = dayWord(at) ?? styles.date_long(at);
      return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
    },
    time: styles.time,
    full: (at) => format({ dateStyle: 'full', timeStyle: 'long' }).format(at),
    ago,
    /**
     * Renders a date token, `{date_short_pretty} at {time}` (docs.slack.dev, "Formatting message text", date
     * formatting).
     * @param {number} seconds since 1970
     */
    token(seconds, text, fallback) {
      const at = seconds * 1000;
      if (Number.isNaN(new Date(at).getTime())) return fallback;
      let known = true;
      const words = text.replace(/\{(\w+)\}/g, (whole, name) => {
        const plain = name.replace(/_pretty$/, '');
        const near = plain === name ? undefined : dayWord(at);
        if (near !== undefined) return near;
        if (styles[plain] === undefined) known = false;
        return styles[plain]?.(at) ?? whole;
      });
      return known ? words : fallback;
    },
  };
}
