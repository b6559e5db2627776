import type { LabelArea } from '../../tickets/labels/label.ts';
import type { Client } from '../client.ts';
import { toAccountLabel } from '../mapping/surroundings.ts';
import { listed, records } from '../mapping/values.ts';
import { maxPages, readAll, type Page } from '../pages.ts';

/** The largest number of labels that one call attaches or detaches (openapi.json, `label_ids`). */
const labelsPerCall = 5;

export function createLabels(client: Client): LabelArea {
  return {
    list: () => {
      const read = async (page: Page) => ({ entries: records((await client.listLabels({ query: page })).label_list) });
      return readAll(read, toAccountLabel, { maxPages: maxPages.labels });
    },
    create: async ({ name, color }) => {
      await client.createLabels({ body: { name, color } });
    },
    change: async (id, { name, color }) => {
      await client.updateLabels({ path: { label_id: Number(id) }, body: { name, color } });
    },
    remove: async (id) => {
      await client.deleteLabels({ path: { label_id: Number(id) } });
    },
    ofTicket: async (ticket) => {
      const { case_label_list } = await client.listCaseLabels({ path: { case_id: ticket } });
      return listed(case_label_list)?.flatMap(toAccountLabel);
    },
    attach: async (ticket, ids) => {
      for (const label_ids of inCalls(ids)) {
        await client.createCaseLabels({ path: { case_id: ticket }, query: { label_ids } });
      }
    },
    detach: async (ticket, ids) => {
      for (const label_ids of inCalls(ids)) {
        await client.deleteCaseLabels({ path: { case_id: ticket }, query: { label_ids } });
      }
    },
  };
}

function inCalls(ids: readonly string[]): readonly (readonly number[])[] {
  const calls = Math.ceil(ids.length / labelsPerCall);
  return Array.from({ length: calls }, (_, call) =>
    ids.slice(call * labelsPerCall, (call + 1) * labelsPerCall).map(Number),
  );
}
