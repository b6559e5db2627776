import type { TextKey, Texts } from '../../locales/index.ts';
import { button, context, limits, plain, row, section, type Block, type Modal } from '../kit/kit.ts';
import { statusWord } from '../text/ticket-words.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import type { Message } from '../kit/message.ts';
import { ticketLine } from '../kit/modal.ts';

/** In the order in which they are shown. */
export const hubGroups = ['work', 'look', 'parts', 'end'] as const;

/** An entry's name, by its texts: `hub.NAME` on its button, and `hub.NAME.help` beside it. */
export type HubName = NameIn<TextKey>;
type NameIn<Key> = Key extends `hub.${infer Name}.help` ? Name : never;

export interface HubItem {
  readonly name: HubName;
  readonly group: (typeof hubGroups)[number];
  /** Cannot be taken back. */
  readonly danger?: boolean | undefined;
}

/** All that a person can do with a ticket, and above it what came of what they did last. */
export function hubView(
  ticket: Metadata<'hub'>,
  items: readonly HubItem[],
  said: Message | undefined,
  texts: Texts,
): Modal {
  const { ticket: id, status, title } = ticket;
  const groups = hubGroups.map((group) => ({ group, own: items.filter((item) => item.group === group) }));
  return {
    type: 'modal',
    callback_id: ids.views.hub,
    private_metadata: encodeMetadata('hub', ticket),
    title: plain(texts('hub.title'), limits.viewTitle),
    close: plain(texts('cards.close-view'), limits.viewTitle),
    blocks: [
      ...(said === undefined ? [] : [...(said.blocks ?? [section(said.text)]), { type: 'divider' as const }]),
      ticketLine({ id, title }, texts),
      context(statusWord(status, texts)),
      ...groups.flatMap(({ group, own }) =>
        own.length === 0
          ? []
          : [section(`*${texts('hub.group', { group })}*`), ...own.map((item) => entry(item, texts))],
      ),
    ],
  };
}

/** What is done stands in the metadata of the view; the button says which entry is meant. */
function entry({ name, danger = false }: HubItem, texts: Texts): Block {
  const label = texts(`hub.${name}`);
  const style = danger ? 'danger' : undefined;
  return row(
    texts(`hub.${name}.help`),
    button({ action: `${ids.hub.entry}:${name}`, text: label, value: name, style }),
  );
}
