/**
 * A field's value: the workspace's, which is null if it was cleared. For messages the workspace stores none; then the
 * app's initial value.
 */
export const held = (value, initial) => (value === undefined ? initial : value);
