import { business } from '../gateway/refusal.ts';
import type { Handler } from './call.ts';

/** By the newest page of createFeedback. */
const types = ['infringement', 'illegal'];

export const feedback = {
  createFeedback: (call) => {
    const body = call.body as {
      readonly type: string;
      readonly files: readonly string[];
      readonly contacts: { readonly id_files: readonly string[] };
    };
    if (!types.includes(body.type)) throw business('OSM.01010016');
    for (const files of [body.files, body.contacts.id_files]) {
      if (files.length < 1 || files.length > 3) throw business('OSM.01010001', 'one to three files');
    }
    call.account.feedback.push({ at: call.context.now(), content: call.body });
    return {};
  },
} satisfies Record<string, Handler>;
