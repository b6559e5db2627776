import type { Texts } from '../../locales/index.ts';
import type { Snapshot, TicketEvent } from '../../tickets/ticket/events.ts';
import { ids } from '../kit/ids.ts';
import { changeWords, type ChangeEvent } from './change-view.ts';
import { weightOf } from '../text/document.ts';
import { button, limits, ownParts, section, type Block } from '../kit/kit.ts';
import { authorOf, messageBlocks, withFilesButton, worded, type Worded } from './message-view.ts';
import { message, type Message, fits } from '../kit/message.ts';
import { shownLine, shownName, shownTime } from '../text/read.ts';

/** The content of a reply: events that were due together, and the current state of the ticket. */
export interface Update {
  readonly events: readonly TicketEvent[];
  readonly snapshot: Snapshot;
}

/**
 * Total lengths of the messages in one reply, in characters, tried from the largest until the blocks fit. The limit applies to
 * the JSON of the blocks, which is much larger than the text if it has many styles and links.
 */
const lengthsToTry = [11_000, 9_000, 7_000, 5_000, 3_000, 2_000, 1_000, 500, 200] as const;

/** Maximum number of blocks for messages and changes; the rest of Slack's 50 is for the note that there are more. */
const maxBlocks = 46;

/**
 * One reply for everything that happened since the last one, in order and with times. It is a single Slack message, because its
 * metadata identifies the batch when it is looked up, so that nothing is posted twice. If several messages don't fit, the batch
 * is ended earlier when updates are claimed, and the next reply continues (see `store/deliveries.ts`). If a single message is too
 * long for Slack, the reply says how much is missing and has a button for the full message.
 */
export function updateReply({ events, snapshot }: Update, texts: Texts): Message {
  const notified = events.flatMap((event): Notified[] => {
    if (event.kind === 'linked') return [];
    return [event.kind === 'message' ? worded(event, texts) : { event }];
  });
  const text = summary(notified, snapshot, texts);
  for (const maxLength of lengthsToTry) {
    const blocks = draw(notified, snapshot.id, maxLength, texts);
    if (fits(blocks)) return message(text, blocks);
  }
  // With hundreds of names, for example, no length fits: show the text only, with a button for the full messages.
  return message(text, [section(text), showAll(snapshot.id, texts)]);
}

type Notified = Worded | { readonly event: ChangeEvent; readonly words?: undefined };

function draw(notified: readonly Notified[], ticket: string, maxLength: number, texts: Texts): Block[] {
  const shares = shareLength(
    notified.map(({ words }) => (words === undefined ? 0 : weightOf(words))),
    maxLength,
  );
  const blocks: Block[] = [];
  let lines: string[] = [];
  const endLines = () => {
    if (lines.length > 0) blocks.push(...ownParts(lines.join('\n')));
    lines = [];
  };
  for (const [place, one] of notified.entries()) {
    if (one.words === undefined) {
      const { event } = one;
      const line = `${changeWords(event, texts)} · ${shownTime(event.at)}`;
      // A file that the service no longer has can't be requested.
      if (event.kind === 'file-left' && event.reason !== 'gone' && blocks.length + 1 < maxBlocks) {
        endLines();
        blocks.push(withFilesButton(line, event.message, texts));
      } else lines.push(line);
      continue;
    }
    endLines();
    const drawn = messageBlocks(one, ticket, shares[place] ?? 0, texts);
    if (blocks.length + drawn.length > maxBlocks) {
      const count = notified.slice(place).filter(({ words }) => words !== undefined).length;
      blocks.push(section(texts('cards.more-messages', { count })), showAll(ticket, texts));
      lines = notified
        .slice(place)
        .flatMap((left) => (left.words === undefined ? [changeWords(left.event, texts)] : []));
      break;
    }
    blocks.push(...drawn);
  }
  endLines();
  return blocks.length === 0
    ? [section(texts('cards.changed', { id: shownName(ticket) }))]
    : blocks.slice(0, limits.messageBlocks);
}

function showAll(ticket: string, texts: Texts): Block {
  const label = texts('cards.whole.label', { id: ticket });
  const all = button({ action: ids.actions.messageWhole, text: texts('cards.all-messages'), value: ticket, label });
  return { type: 'actions', elements: [all] };
}

/** A short summary, for notifications and screen readers. */
function summary(notified: readonly Notified[], snapshot: Snapshot, texts: Texts): string {
  const said = notified.map((one) => {
    if (one.words === undefined) return changeWords(one.event, texts);
    const { message, by } = one.event;
    return `${authorOf(message, by, texts)}: ${shownLine(one.words, 300)}`;
  });
  return `${texts('cards.ticket', { id: shownName(snapshot.id) })}: ${said.join(' · ')}`;
}

/**
 * Distributes the available length among texts: short ones get all they need, and long ones equal shares of the rest.
 * @param lengths of the texts, in characters
 * @returns the length for each text, never more than it needs
 */
export function shareLength(lengths: readonly number[], maxLength: number): readonly number[] {
  const shares = lengths.map(() => 0);
  const byLength = lengths.map((length, place) => ({ length, place })).sort((a, b) => a.length - b.length);
  let left = maxLength;
  byLength.forEach(({ length, place }, number) => {
    const share = Math.min(length, Math.floor(left / (byLength.length - number)));
    shares[place] = share;
    left -= share;
  });
  return shares;
}
