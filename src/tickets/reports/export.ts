import { DomainError } from '../errors.ts';
import type { ListFilter, ListQuery } from '../list/filter.ts';
import { checkedFilter, queryOf } from '../list/list-filter.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { Actor } from '../roles/roles.ts';
import { isFinal, isOpen, statuses } from '../ticket/status.ts';
import type { ReportArea } from './report-area.ts';

/** Maximum number of tickets in a file, and of files in an export. */
const ticketsInFile = 100;
const maxFiles = 30;

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Exported extends Pick<ReportArea, 'ownOnly'> {
  readonly tickets: number;
  readonly files: readonly ExportedFile[];
}

/** Called before each file. */
export type ExportProgress = (step: { readonly file: number; readonly of: number }) => void;

/**
 * Exports the tickets that match a filter, in files of up to 100, the service's maximum. The service filters by one
 * status at a time, so several statuses go into separate files.
 * @throws DomainError `export-forbidden` if the account may not; `export-filter` if the service cannot export by this
 *   filter; `export-many` (detail: limit); those of `checkedFilter`
 */
export async function exportTickets(
  { service }: Pick<UseCaseDeps, 'service'>,
  area: ReportArea,
  { timeZone }: Actor,
  asked: ListFilter,
  onProgress: ExportProgress,
): Promise<Exported> {
  const filter = checkedFilter(asked);
  const { scope, words, key, labels, region, product, problem } = filter;
  const unknown = [key, labels, region, product, problem].some((part) => part !== undefined);
  if (unknown || scope === 'mine' || words.length > 1) throw new DomainError('export-filter');
  if (!(await area.mayExport())) throw new DomainError('export-forbidden');
  // The export does not accept the user group, so the tickets are counted without it.
  const query = { ...queryOf(filter, timeZone), status: undefined, scope: 'own' as const };
  const parts = await Promise.all(
    statusesOf(filter).map(async (status) => {
      const { total } = await service.list({ ...query, status, offset: 0, limit: 1 });
      return { status, total };
    }),
  );
  const pages = parts.flatMap((part) => pagesOf(part));
  if (pages.length > maxFiles) throw new DomainError('export-many', { limit: maxFiles * ticketsInFile });
  const files: ExportedFile[] = [];
  for (const [at, page] of pages.entries()) {
    onProgress({ file: at + 1, of: pages.length });
    const bytes = await area.export({ ...withoutWords(query), word: words[0], ...page });
    files.push({ name: `tickets-${at + 1}.${endingOf(bytes)}`, bytes });
  }
  return { tickets: parts.reduce((sum, { total }) => sum + total, 0), files, ownOnly: area.ownOnly };
}

/** One by one, or all at once if every status is included. */
function statusesOf({ scope, statuses: wanted }: ListFilter): readonly (number | undefined)[] {
  if (wanted !== undefined) return wanted;
  const known = Object.values(statuses);
  if (scope === 'open') return known.filter(isOpen);
  if (scope === 'closed') return known.filter((status) => isFinal(status) && status !== statuses.deleted);
  return [undefined];
}

function pagesOf({ status, total }: { readonly status: number | undefined; readonly total: number }) {
  return Array.from({ length: Math.ceil(total / ticketsInFile) }, (_, page) => ({
    status,
    offset: page * ticketsInFile,
    limit: ticketsInFile,
  }));
}

function withoutWords({ from, to, owner }: Omit<ListQuery, 'offset' | 'limit'>) {
  return { from, to, owner };
}

/** The file format is not documented: workbooks have a signature, anything else is taken for a text table. */
function endingOf(bytes: Uint8Array): string {
  const begins = (...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
  return begins(0xd0, 0xcf, 0x11, 0xe0) ? 'xls' : 'csv';
}
