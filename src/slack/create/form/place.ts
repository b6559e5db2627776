import type { Texts } from '../../../locales/index.ts';
import { context, type Block } from '../../kit/kit.ts';
import { ids } from '../../interaction/ids.ts';
import { blockId } from './block-ids.ts';
import { input } from './elements.ts';
import type { FormState } from './state.ts';

/** Where the ticket is to be followed; empty: nowhere. The bot cannot post into conversations between people. */
export function placeBlocks({ code, values }: FormState, texts: Texts): Block[] {
  const { channel } = values;
  const threaded = code.place?.thread !== undefined && channel === code.place.channel;
  return [
    input(
      {
        id: blockId('channel', code.generation),
        label: texts('create.channel'),
        // What is said below is about the channel that is chosen.
        dispatch: true,
        hint: texts(threaded ? 'create.thread-hint' : 'create.channel-hint'),
      },
      {
        type: 'conversations_select',
        action_id: ids.create.actions.channel,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(channel !== undefined && /^[CG][A-Z0-9]+$/.test(channel) && { initial_conversation: channel }),
      },
    ),
    ...(channel !== undefined && code.absent === channel ? [context(texts('create.absent', { channel }))] : []),
  ];
}
