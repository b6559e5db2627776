import { text } from '../interaction/payload.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { buildOrExplain, updateView } from '../interaction/open-form.ts';
import { listLinks, listTickets } from '../list/index.ts';
import { showStatus } from '../status/index.ts';
import { explainWhy } from '../why/index.ts';
import { wholePage } from '../messages/index.ts';
import { outdated, type Click } from '../interaction/click.ts';

/** The page takes the place of the one whose button was clicked. */
export const turnListPage: Click = async (surface, call, value) => {
  const asked = decodeMetadata('list', value);
  if (asked === undefined) return outdated(surface);
  await call.answer(await listTickets(surface, call, asked), { replace: true });
  return undefined;
};

export const turnLinksPage: Click = async (surface, call, value) => {
  const asked = decodeMetadata('links', value);
  if (asked === undefined) return outdated(surface);
  await call.answer(await listLinks(surface, call, asked), { replace: true });
  return undefined;
};

export const turnStatusPage: Click = async (surface, call, value) => {
  const asked = decodeMetadata('status', value);
  if (asked === undefined) return outdated(surface);
  await call.answer(await showStatus(surface, call, asked), { replace: true });
  return undefined;
};

export const turnWhyPage: Click = async (surface, call, value) => {
  const asked = decodeMetadata('why', value);
  if (asked === undefined) return outdated(surface);
  await call.answer(await explainWhy(surface, call, asked), { replace: true });
  return undefined;
};

/** In a view there is no message to replace: the view itself is drawn anew. */
export const turnWholePage: Click = async (surface, call, value, body) => {
  const asked = decodeMetadata('whole', value);
  const view_id = text(body, 'view', 'id');
  if (asked === undefined || view_id === undefined) return outdated(surface);
  await updateView(surface.client, {
    view_id,
    view: await buildOrExplain(surface, () => wholePage(surface, call, asked)),
  });
  return undefined;
};
