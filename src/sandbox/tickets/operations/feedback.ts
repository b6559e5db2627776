import type { Handler } from './call.ts';

export const feedback = {
  createFeedback: (call) => {
    call.account.feedback.push({ at: call.context.now(), content: call.body });
    return {};
  },
} satisfies Record<string, Handler>;
