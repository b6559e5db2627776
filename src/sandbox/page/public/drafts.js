/** What is being typed into text fields: kept where the field is drawn anew, and sent a moment later, or before anything else. */
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
     * @param waits that it is sent only when something else is done
     */
    keep(key, value, input, waits) {
      clearTimeout(drafts.get(key)?.timer);
      const timer = waits ? undefined : setTimeout(() => sendNow(key), pause);
      drafts.set(key, { value, input, sent: false, timer });
    },
    /** Undefined where nothing was typed. */
    valueOf: (key) => drafts.get(key)?.value,
    flush() {
      for (const key of drafts.keys()) sendNow(key);
    },
    /** Forgets everything: the form is closed. */
    clear() {
      for (const { timer } of drafts.values()) clearTimeout(timer);
      drafts.clear();
    },
  };
}
