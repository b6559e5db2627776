import { releasePolls } from '../../../src/store/release-polls.ts';
import { createLinkStore } from '../../../src/store/links.ts';
import { createReplyStore } from '../../../src/store/replies.ts';
import { claimCards, editCard, finishCard } from '../../../src/updates/cards.ts';
import { claimDeliveries } from '../../../src/updates/claim.ts';
import { collect } from '../../../src/updates/collect.ts';
import { covers, finishLookUp, finishPost, lookUp, post } from '../../../src/updates/deliver.ts';
import { claimNotice, finishNotice, sendNotice } from '../../../src/updates/notices.ts';
import { claimPoll } from '../../../src/updates/poll.ts';
import { record, recordFailure } from '../../../src/updates/record.ts';
import { concludeSweep, lookAtGone, readSingles } from '../../../src/updates/sweep/conclude.ts';
import { claimTheSweep, sweep } from '../../../src/updates/sweep/sweep.ts';
import { defaultTiming } from '../../../src/updates/timing.ts';

/** The steps of the protocol, and what else the processes are handed: the real ones, or what a planted fault makes of them. */
export const rules = {
  claimPoll,
  releasePolls,
  collect,
  record,
  recordFailure,
  claimTheSweep,
  sweep,
  readSingles,
  concludeSweep,
  lookAtGone,
  createLinkStore,
  createReplyStore,
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
  sendNotice,
  finishNotice,
  /** What comes seldom comes often enough for a history to come to rest soon. */
  timing: {
    ...defaultTiming,
    maxPollInterval: 60_000,
    absentAgain: 90_000,
    unreadInterval: 3 * 60_000,
    lookInterval: 10 * 60_000,
  },
};

export type Rules = typeof rules;
