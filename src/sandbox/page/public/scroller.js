/** The distance from an end at which more is loaded, and the one that still counts as being at the end. Pixels. */
const near = 800;
const end = 60;

/**
 * Keeps the visible content in place while messages come and go above and below it; at the end, follows new messages.
 * @param {HTMLElement} scroll
 * @param {{ older(): unknown, newer(): unknown, moved(): void }} hear called near an end, and on every scroll
 */
export function createScroller(scroll, hear) {
  let following = true;
  let settling = false;
  scroll.addEventListener('scroll', () => {
    if (settling) return;
    following = atEnd();
    look();
    hear.moved();
  });
  // Loaded pictures and growing boxes move the end.
  new ResizeObserver(() => following && toEnd()).observe(scroll.firstElementChild);
  new ResizeObserver(() => following && toEnd()).observe(scroll);

  const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < end;
  const toEnd = () => (scroll.scrollTop = scroll.scrollHeight);
  function look() {
    if (scroll.scrollTop < near) hear.older();
    else if (scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < near) hear.newer();
  }

  return {
    atEnd,
    follow: () => (following = true),
    /** Shows a row, centered and briefly highlighted. */
    show(row) {
      following = false;
      row.scrollIntoView({ block: 'center' });
      row.classList.add('found');
      setTimeout(() => row.classList.remove('found'), 2000);
    },
    /** Runs something that changes the rows. */
    keep(change) {
      const top = scroll.getBoundingClientRect().top;
      const rows = following ? [] : [...scroll.querySelectorAll('.row')];
      const anchor = rows.find((row) => row.getBoundingClientRect().bottom > top);
      const before = anchor?.getBoundingClientRect().top;
      settling = true;
      change();
      if (following) toEnd();
      else if (anchor?.isConnected) scroll.scrollTop += anchor.getBoundingClientRect().top - before;
      settling = false;
      if (!following) look();
    },
  };
}
