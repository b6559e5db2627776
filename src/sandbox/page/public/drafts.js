/**
 * Text being typed into fields: kept when the field is rerendered, and sent a moment later, or before anything else.
 */
export function createDrafts(send) {
  const drafts = new Map();
  const pause = 250;

  function sendNow(key) {
    const draft = drafts.get(key);
    if (draft === undefined || draft.sent) return;
    clearTimeout(draft.timer);
    draft.sent = true;
    send(draft.input);
  }
  return {
    /**
     * @param input what is sent in the end
     * @param waits whether it is sent only together with something else
     */
    keep(key, value, input, waits) {
      clearTimeout(drafts.get(key)?.timer);
      const timer = waits ? undefined : setTimeout(() => sendNow(key), pause);
      drafts.set(key, { value, input, sent: false, timer });
    },
    /** Undefined if nothing was typed. */
    valueOf: (key) => drafts.get(key)?.value,
    flush() {
      for (const key of drafts.keys()) sendNow(key);
    },
    /** Forgets everything, because the form is closed. */
    clear() {
      for (const { timer } of drafts.values()) clearTimeout(timer);
      drafts.clear();
    },
  };
}
