import type { Migration } from 'kysely';
import type { Engine } from './columns.ts';
import { foundation } from './0001-foundation.ts';
import { pace } from './0002-pace.ts';
import { files } from './0003-files.ts';
import { refusals } from './0004-refusals.ts';
import { processes } from './0005-processes.ts';
import { dueWork } from './0006-due-work.ts';
import { subscriptions } from './0007-subscriptions.ts';
import { notices } from './0008-notices.ts';
import { savedFilters } from './0009-saved-filters.ts';
import { access } from './0010-access.ts';
import { sweep } from './0011-sweep.ts';
import { accessConsole } from './0012-access-console.ts';
import { personSettings } from './0013-person-settings.ts';
import { messageGap } from './0014-message-gap.ts';
import { instructions } from './0015-instructions.ts';
import { versions } from './0016-versions.ts';
import { ticketPrivacy } from './0017-ticket-privacy.ts';
import { serviceTime } from './0018-service-time.ts';
import { lateAnswers } from './0019-late-answers.ts';

/**
 * All migrations by name. Names sort in the order in which they run, and a released migration is never changed or
 * removed. They only go forward, and after each one a process of the previous version must still work with the
 * database: add tables, and columns that are nullable or have a default; drop only what no released version uses.
 */
export function migrations(engine: Engine): Record<string, Migration> {
  return {
    '0001-foundation': foundation(engine),
    '0002-pace': pace(engine),
    '0003-files': files(engine),
    '0004-refusals': refusals(engine),
    '0005-processes': processes(engine),
    '0006-due-work': dueWork(),
    '0007-subscriptions': subscriptions(engine),
    '0008-notices': notices(engine),
    '0009-saved-filters': savedFilters(engine),
    '0010-access': access(engine),
    '0011-sweep': sweep(engine),
    '0012-access-console': accessConsole(),
    '0013-person-settings': personSettings(engine),
    '0014-message-gap': messageGap(),
    '0015-instructions': instructions(engine),
    '0016-versions': versions(),
    '0017-ticket-privacy': ticketPrivacy(engine),
    '0018-service-time': serviceTime(),
    '0019-late-answers': lateAnswers(engine),
  };
}
