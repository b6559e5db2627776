/** The few that the app and the sandbox use; others show as their names. */
const pictures = {
  white_check_mark: '✅',
  warning: '⚠️',
  x: '❌',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  lock: '🔒',
  ticket: '🎫',
  paperclip: '📎',
  eyes: '👀',
  wave: '👋',
  tada: '🎉',
  '+1': '👍',
  '-1': '👎',
};

export function emoji(name) {
  return pictures[name] ?? `:${name}:`;
}

/** In plain texts that allow it. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (_, name) => emoji(name));
}
