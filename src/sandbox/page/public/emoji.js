/** The emoji used most by the app and by people; others are shown by name. */
const pictures = {
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  warning: '⚠️',
  x: '❌',
  no_entry: '⛔',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  lock: '🔒',
  unlock: '🔓',
  key: '🔑',
  ticket: '🎫',
  admission_tickets: '🎟️',
  paperclip: '📎',
  link: '🔗',
  eyes: '👀',
  wave: '👋',
  tada: '🎉',
  '+1': '👍',
  thumbsup: '👍',
  '-1': '👎',
  thumbsdown: '👎',
  pray: '🙏',
  raised_hands: '🙌',
  clap: '👏',
  ok_hand: '👌',
  heart: '❤️',
  smile: '😄',
  slightly_smiling_face: '🙂',
  joy: '😂',
  thinking_face: '🤔',
  cry: '😢',
  fire: '🔥',
  rocket: '🚀',
  bug: '🐛',
  bulb: '💡',
  bell: '🔔',
  no_bell: '🔕',
  calendar: '📅',
  clock1: '🕐',
  stopwatch: '⏱️',
  speech_balloon: '💬',
  memo: '📝',
  pencil: '📝',
  pencil2: '✏️',
  mag: '🔍',
  star: '⭐',
  bar_chart: '📊',
  chart_with_upwards_trend: '📈',
  information_source: 'ℹ️',
  question: '❓',
  exclamation: '❗',
  arrow_right: '➡️',
  arrows_counterclockwise: '🔄',
  repeat: '🔁',
  double_vertical_bar: '⏸️',
  arrow_forward: '▶️',
  wastebasket: '🗑️',
  gear: '⚙️',
  wrench: '🔧',
  house: '🏠',
  red_circle: '🔴',
  large_blue_circle: '🔵',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  large_orange_circle: '🟠',
  white_circle: '⚪',
  black_circle: '⚫',
  globe_with_meridians: '🌐',
  robot_face: '🤖',
  computer: '💻',
  phone: '☎️',
  email: '📧',
  file_folder: '📁',
  page_facing_up: '📄',
  // Addresses, times and numbers between colons must not turn into emoji: 00:1a:ab:cd, 1:1234:5.
  a: '🅰️',
  ab: '🆎',
  abc: '🔤',
  abcd: '🔡',
  b: '🅱️',
  bed: '🛏️',
  bee: '🐝',
  cd: '💿',
  de: '🇩🇪',
  100: '💯',
  1234: '🔢',
  '8ball': '🎱',
};

/**
 * An emoji code in a text, as a regular expression. Of Slack's names (iamcal's set), only these begin with something
 * other than a letter.
 */
export const emojiCode = ':([a-z][a-z0-9_+-]*|[+-]1|100|1234|8ball):';

export const names = Object.keys(pictures);

/** The entries of the reaction menu. */
export const favourites = ['+1', 'eyes', 'white_check_mark', 'tada', 'pray', 'heart', 'joy', 'thinking_face', 'rocket'];

export function emoji(name) {
  return pictures[name] ?? `:${name}:`;
}

/** In plain texts that allow it. */
export function withEmoji(text) {
  return text.replace(new RegExp(emojiCode, 'g'), (_, name) => emoji(name));
}
