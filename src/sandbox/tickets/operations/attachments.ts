import type { Upload } from '../contract/read-body.ts';
import { badParameter, business } from '../gateway/refusal.ts';
import { nextId } from '../state/context.ts';
import type { Attachment } from '../state/world.ts';
import { mayWork } from './find.ts';
import { FileAnswer, list, required, text, type Call, type Handler } from './call.ts';

const megabyte = 1_048_576;

export const attachments = {
  uploadAccessory: (call) => {
    const { form, file } = call.body as Upload;
    return keep(call, form.fileName, form.accessoryFrom, file.bytes);
  },
  uploadJsonAccessories: (call) => {
    const body = call.body as { accessory_name: string; accessory_from: string; accessory_data: string };
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(body.accessory_data)) throw badParameter('accessory_data is not Base64');
    return keep(call, body.accessory_name, body.accessory_from, Buffer.from(body.accessory_data, 'base64'));
  },
  downloadAccessories: (call) => file(attachment(call, required(call, 'accessory_id'))),
  downloadImages: (call) => {
    const found = attachment(call, required(call, 'accessory_id'));
    if (!/\.(jpe?g|png|gif|bmp)$/i.test(found.name)) throw business('OSM.01010001', 'the attachment is no image');
    return file(found);
  },
  deleteAccessories: (call) => {
    call.account.attachments.delete(attachment(call, required(call, 'accessory_id')).id);
    return {};
  },
  listAccessoryAccessUrls: (call) => ({
    accessory_urls: list(call, 'accessory_ids').map((id) => {
      const { name } = attachment(call, id);
      return { accessory_id: id, accessory_name: name, accessory_url: call.downloadUrl(id) };
    }),
  }),
  showDownloadAccessoryUrl: (call) => {
    const found = attachment(call, required(call, 'accessory_id'));
    const exact =
      text(call, 'relation_type') === found.from.toUpperCase() && text(call, 'incident_id') === found.ticketId;
    if (call.context.settings.habits.relationType === 'exact' && !exact) throw business('OSM.01010014');
    return { accessory_url: call.downloadUrl(found.id) };
  },
  showAccessoryLimits: (call) => {
    const { attachmentCount, attachmentSize, attachmentTypes } = call.context.settings.limits;
    return {
      accessory_limit: {
        limit_count: String(attachmentCount),
        limit_size: String(attachmentSize),
        limit_file_type: attachmentTypes.join(','),
      },
    };
  },
} satisfies Record<string, Handler>;

/** Checks an upload against the limits and stores it. The daily total resets at midnight UTC. */
function keep(call: Call, name: string, from: string, bytes: Buffer): object {
  const { attachmentSize, attachmentTypes, attachmentDay } = call.context.settings.limits;
  const type = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!attachmentTypes.includes(type)) throw business('OSM.01010001', `files of type "${type}" are not allowed`);
  if (bytes.length === 0) throw business('OSM.01010001', 'the file is empty');
  if (bytes.length > attachmentSize * megabyte) throw business('OSM.01010001', `a file may have ${attachmentSize} MB`);
  const { account, context } = call;
  const day = new Date(context.now()).toISOString().slice(0, 10);
  if (account.uploaded.day !== day) account.uploaded = { day, bytes: 0 };
  if (account.uploaded.bytes + bytes.length > attachmentDay * megabyte) throw business('OSM.01010005');
  account.uploaded.bytes += bytes.length;
  const id = nextId(context);
  const data = bytes.toString('base64');
  const purpose = from === 'message' ? 'message' : 'incident';
  account.attachments.set(id, { id, name, data, from: purpose, at: context.now(), owner: call.user.id });
  return { accessory_id: id };
}

function attachment(call: Call, id: string): Attachment {
  const found = call.account.attachments.get(id);
  if (found === undefined) throw business('OSM.01010014', `no attachment ${id}`);
  const ticket = call.account.tickets.get(found.ticketId ?? '');
  if (found.owner !== call.user.id && (ticket === undefined || !mayWork(call, ticket))) throw business('OSM.01010002');
  return found;
}

export function file({ name, data }: Attachment): FileAnswer {
  return new FileAnswer(name, 'application/octet-stream', Buffer.from(data, 'base64'));
}

/**
 * Checks ids that are about to be attached.
 * @throws Refusal OSM.01010001: too many, unknown, or uploaded for another purpose
 */
export function checkAttachments(call: Call, ids: readonly string[], purpose: Attachment['from']): void {
  const { attachmentCount } = call.context.settings.limits;
  if (ids.length > attachmentCount) throw business('OSM.01010001', `up to ${attachmentCount} attachments`);
  const wrong = ids.find((id) => call.account.attachments.get(id)?.from !== purpose);
  if (wrong !== undefined) throw business('OSM.01010001', `no attachment ${wrong} that was uploaded as ${purpose}`);
}
