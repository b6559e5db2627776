/**
 * The text that Slack parses as mrkdwn in a view or message: the top-level text and all mrkdwn objects, without button
 * values.
 */
export function formattedTexts(shown: unknown): readonly string[] {
  if (typeof shown !== 'object' || shown === null) return [];
  const { type, text } = shown as { type?: unknown; text?: unknown };
  // A text without a type is the top-level one.
  const own = (type === undefined || type === 'mrkdwn') && typeof text === 'string' ? [text] : [];
  return [...own, ...Object.values(shown).flatMap(formattedTexts)];
}
