import { handBackPolls } from '../../../src/store/hand-back.ts';
import { textKey } from '../../../src/tickets/message-key.ts';
import { claimCards, editCard, finishCard } from '../../../src/updates/cards.ts';
import { claimDeliveries } from '../../../src/updates/claim.ts';
import { collect } from '../../../src/updates/collect.ts';
import { covers, finishLookUp, finishPost, lookUp, post } from '../../../src/updates/deliver.ts';
import { claimNotice, finishNotice, giveNotice } from '../../../src/updates/notices.ts';
import { claimPoll } from '../../../src/updates/poll.ts';
import { record, recordFailure } from '../../../src/updates/record.ts';
import { defaultTiming } from '../../../src/updates/timing.ts';

/** The steps of the protocol, and what else the processes are handed: the real ones, or what a planted fault makes of them. */
export const rules = {
  claimPoll,
  handBackPolls,
  collect,
  record,
  recordFailure,
  claimDeliveries,
  covers,
  post,
  finishPost,
  lookUp,
  finishLookUp,
  claimCards,
  editCard,
  finishCard,
  claimNotice,
  giveNotice,
  finishNotice,
  /** For own replies: what equal words have in common. */
  textKey,
  /** Quiet tickets are read often enough for a history to come to rest soon. */
  timing: { ...defaultTiming, maxPollInterval: 60_000 },
};

export type Rules = typeof rules;
