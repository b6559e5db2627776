import type { Texts } from '../../../locales/index.ts';
import { button, context, row, section, type Block } from '../../kit/kit.ts';
import { dateToken } from '../../kit/text.ts';
import type { Earlier } from '../../../tickets/create/draft.ts';
import { ids } from '../../interaction/ids.ts';
import { foreign } from '../../text/foreign.ts';
import type { FormState } from './state.ts';

/** By these, whoever answers a request for options can tell that the state of the catalog is shown already. */
export const catalogBlocks = { failure: 'create_failure', waiting: 'create_waiting' } as const;

/** What is said above the fields: errors first, then the draft, then what the catalog lacks. */
export function noteBlocks({ code, notices, failure, waiting }: FormState, texts: Texts): Block[] {
  const { actions } = ids.create;
  return [
    ...notices.map((notice) => section(notice)),
    ...(code.earlier ? earlierBlocks(code.earlier, texts) : []),
    ...(code.draft ? draftNote(code.draft, texts) : []),
    ...(failure === undefined
      ? []
      : [
          {
            ...row(
              texts('create.catalog-failed', { reason: failure }),
              button({ action: actions.retry, text: texts('create.retry'), value: 'retry' }),
            ),
            block_id: catalogBlocks.failure,
          },
        ]),
    ...(waiting ? [{ ...context(texts('create.waiting')), block_id: catalogBlocks.waiting }] : []),
  ];
}

/** What is said of a ticket that an earlier version of the form became; to send the form opens a second one. */
export function earlierWords({ id, title }: Earlier, texts: Texts): string {
  const known = title === undefined ? 'none' : foreign(title);
  return texts('create.earlier', { ticket: foreign(id), title: known });
}

function earlierBlocks(earlier: Earlier, texts: Texts): Block[] {
  const { actions } = ids.create;
  const [reply, leave] = [texts('create.earlier.reply'), texts('create.earlier.leave')];
  const elements = [
    button({ action: actions.replyEarlier, text: reply, value: 'reply', style: 'primary' }),
    button({ action: actions.leaveEarlier, text: leave, value: 'leave' }),
  ];
  return [section(earlierWords(earlier, texts)), { type: 'actions', elements }];
}

function draftNote(
  { state, at }: { readonly state: 'restored' | 'waiting'; readonly at: number },
  texts: Texts,
): Block[] {
  const { actions } = ids.create;
  const time = dateToken(at, new Date(at).toISOString());
  const accessory =
    state === 'restored'
      ? button({ action: actions.startEmpty, text: texts('create.start-empty'), value: 'empty' })
      : button({ action: actions.openDraft, text: texts('create.open-draft'), value: 'draft' });
  return [row(texts(`create.draft-${state}`, { time }), accessory)];
}
