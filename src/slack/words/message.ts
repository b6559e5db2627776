import { at, list, text } from '../payload.ts';
import { readBlocks, readMarked } from './blocks.ts';
import { lines, prefixed, trimmed, type Piece } from './pieces.ts';

/** A forwarded message may hold a forwarded message, though not without end. */
const deepest = 3;

/**
 * What a message says, as a person saw it: its blocks, which every typed message has, else its text; then what it forwards,
 * and what an app attached to it. Previews of links are nobody's words.
 */
export function readMessage(message: unknown): Piece[] {
  return readDeep(message, 0);
}

function readDeep(message: unknown, depth: number): Piece[] {
  const blocks = trimmed(readBlocks(at(message, 'blocks')));
  const own = blocks.some((piece) => piece !== '') ? blocks : readMarked(text(message, 'text') ?? '');
  const attached = depth < deepest ? list(message, 'attachments').filter((one) => !isPreview(one)) : [];
  return trimmed(lines([own, ...attached.map((one) => readAttachment(one, depth))], '\n\n'));
}

/** What Slack or an app shows of a link that a message has (docs.slack.dev, "Unfurling links in messages"). */
function isPreview(attachment: unknown): boolean {
  if (isForwarded(attachment)) return false;
  const addresses = ['from_url', 'original_url', 'app_unfurl_url'];
  return at(attachment, 'is_msg_unfurl') === true || addresses.some((key) => text(attachment, key) !== undefined);
}

/** A message that somebody forwarded with this one. */
export function isForwarded(attachment: unknown): boolean {
  return at(attachment, 'is_share') === true;
}

function readAttachment(attachment: unknown, depth: number): Piece[] {
  if (!isForwarded(attachment)) return readAlert(attachment);
  const shown = list(attachment, 'message_blocks').map((one) => readBlocks(at(one, 'message', 'blocks')));
  const words = lines(shown, '\n\n');
  const own = words.some((piece) => piece !== '') ? words : readAlert(attachment);
  const nested = readDeep({ attachments: at(attachment, 'attachments') }, depth + 1);
  const author = text(attachment, 'author_name') ?? text(attachment, 'author_subname');
  const body = prefixed(trimmed(lines([own, nested], '\n\n')), '> ');
  return author === undefined ? body : [`${author}:\n`, ...body];
}

/** An attachment of an app, as those of alerts are (docs.slack.dev, "Legacy: secondary attachments"). */
function readAlert(attachment: unknown): Piece[] {
  const fields = list(attachment, 'fields').map((field) => {
    const [title, value] = [text(field, 'title'), text(field, 'value') ?? ''];
    return title === undefined ? readMarked(value) : [`${title}: `, ...readMarked(value)];
  });
  const parts = [
    ...['pretext', 'title', 'text'].map((key) => readMarked(text(attachment, key) ?? '')),
    readBlocks(at(attachment, 'blocks')),
    ...fields,
  ];
  const words = lines(parts.map(trimmed));
  return words.length > 0 ? words : readMarked(text(attachment, 'fallback') ?? '');
}
