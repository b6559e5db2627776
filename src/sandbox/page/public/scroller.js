/** How near to an end it is before more is asked for, and what still counts as being at the end. Pixels. */
const near = 800;
const end = 60;

/**
 * Keeps what a person looks at in its place while messages come and go above and below it; at the end, follows what
 * arrives.
 * @param {HTMLElement} scroll
 * @param {{ older(): unknown, newer(): unknown, moved(): void }} hear is told when an end comes near, and of every move
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
  // Pictures that arrive, and boxes that grow, move the end away.
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
    /** Shows one row, in the middle and marked for a moment. */
    show(row) {
      following = false;
      row.scrollIntoView({ block: 'center' });
      row.classList.add('found');
      setTimeout(() => row.classList.remove('found'), 2000);
    },
    /** Runs what changes the rows. */
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
