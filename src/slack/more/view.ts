import type { Texts } from '../../locales/index.ts';
import { button, context, row, section, type Block, type Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { menuGroups, type MenuEntry } from '../interaction/feature.ts';
import type { Message } from '../kit/message.ts';
import { modal, ticketLine } from '../kit/modal.ts';
import { statusWord } from '../text/read.ts';

/** What is shown of an entry. */
export type MenuItem = Pick<MenuEntry, 'name' | 'group' | 'danger'>;

/** Everything that a person can do with a ticket, with the outcome of their last action above it. */
export function actionsMenuView(
  ticket: Metadata<'hub'>,
  items: readonly MenuItem[],
  said: Message | undefined,
  texts: Texts,
): Modal {
  const { ticket: id, status, title } = ticket;
  const groups = menuGroups.map((group) => ({ group, own: items.filter((item) => item.group === group) }));
  return modal(texts, {
    callback: ids.views.actionsMenu,
    metadata: encodeMetadata('hub', ticket),
    title: texts('hub.title'),
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
  });
}

/** The ticket is in the view's metadata; the button identifies the entry. */
function entry({ name, danger = false }: MenuItem, texts: Texts): Block {
  const label = texts(`hub.${name}`);
  const style = danger ? 'danger' : undefined;
  return row(
    texts(`hub.${name}.help`),
    button({ action: `${ids.actionsMenu.entry}:${name}`, text: label, value: name, style }),
  );
}
