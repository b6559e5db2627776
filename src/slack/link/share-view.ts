import type { Texts } from '../../locales/index.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { button, section } from '../kit/kit.ts';
import { message, type Message } from '../kit/message.ts';

/** Asks before a private ticket is followed where more people read it, and says who that is. */
export function shareQuestion(asked: Metadata<'share'>, texts: Texts): Message {
  const { ticket: id, channel, readers } = asked;
  const said = texts('privacy.share', { id, channel: `<#${channel}>`, readers });
  const text = texts('privacy.share.button');
  const yes = button({
    ...{ action: ids.privacy.share, text, value: encodeMetadata('share', asked) },
    ...{ style: 'danger', label: `${text} ${id}` },
  });
  return message(said, [section(said), { type: 'actions', elements: [yes] }]);
}
