import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Texts } from '../../locales/index.ts';
import type { Language } from '../../tickets/language.ts';
import type { Link } from '../../tickets/links/link.ts';
import { onceOnly } from '../../tickets/once-only.ts';
import type { DeskParts } from '../../tickets/parts.ts';
import { shown } from '../kit/message.ts';
import { widerWarning } from './wider-view.ts';
import type { Wider } from './channels.ts';

export interface WarnParts extends Pick<DeskParts, 'once' | 'now' | 'log'> {
  readonly client: WebClient;
  readonly linksIn: (channel: string) => Promise<readonly Link[]>;
  readonly language: (user: string) => Promise<Language>;
  readonly textsIn: (language: Language) => Texts;
}

/** Tells everybody who linked tickets in a channel, once for the change, that more people can read it now. */
export function createWarnOfWider(parts: WarnParts): (change: Wider) => Promise<void> {
  const { client, linksIn, language, textsIn } = parts;
  return async ({ channel, readers, since }) => {
    const links = await linksIn(channel);
    for (const creator of new Set(links.map((link) => link.creator))) {
      const tickets = [...new Set(links.flatMap((link) => (link.creator === creator ? [link.ticket] : [])))];
      await onceOnly(parts, `wider:${channel}:${since}:${readers}:${creator}`, async (claim) => {
        const texts = textsIn(await language(creator));
        const message = shown(widerWarning({ channel, readers, tickets }, texts));
        const send = () => client.chat.postMessage({ channel: creator, unfurl_links: false, ...message });
        await claim.send(send).catch(unlessUnreachable);
        return 'told';
      });
    }
  };
}

/** Whom Slack does not let the bot write to is not written to again. */
function unlessUnreachable(error: unknown): void {
  if (!(error instanceof WebAPIPlatformError) || error.data.error === 'ratelimited') throw error;
}
