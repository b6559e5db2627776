import { ids } from '../interaction/ids.ts';
import { decodeMetadata, type Metadata } from '../interaction/metadata.ts';
import type { Message } from '../interaction/answer.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { onTicketButton, outdated, type Click } from '../interaction/click.ts';
import type { Submit } from '../interaction/submission.ts';
import { openList } from './list.ts';
import { openApproval, openDecision } from './open.ts';
import { openLog, turnLogPage } from './log.ts';
import { submitApproval } from './approve.ts';
import { submitDecision } from './decide.ts';

type Task = (surface: Surface, call: Call, known: Metadata<'access'>) => Promise<Message | undefined>;

/** A button about one request; who may do what is asked by the task. */
function onRequestButton(task: Task): Click {
  return async (surface, call, value) => {
    const known = decodeMetadata('access', value);
    return known === undefined ? outdated(surface) : task(surface, call, known);
  };
}

export const accessClicks: Readonly<Record<string, Click>> = {
  [ids.access.list]: onTicketButton(openList),
  [ids.access.approve]: onRequestButton(openApproval),
  [ids.access.reject]: onRequestButton((surface, call, known) => openDecision(surface, call, known, 'reject')),
  [ids.access.cancel]: onRequestButton((surface, call, known) => openDecision(surface, call, known, 'cancel')),
  [ids.access.log]: onRequestButton(openLog),
  [ids.access.logPage]: turnLogPage,
};

export const accessSubmits: Readonly<Record<string, Submit>> = {
  [ids.views.approveAccess]: submitApproval,
  [ids.views.decideAccess]: submitDecision,
};
