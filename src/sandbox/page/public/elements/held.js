/**
 * What a field holds: what the workspace keeps, which is null where it was emptied. Of messages it keeps nothing; there, what
 * the app gave at first.
 */
export const held = (value, initial) => (value === undefined ? initial : value);
