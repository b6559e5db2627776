import { DomainError } from '../errors.ts';
import type { LabelArea, LabelLook } from './label.ts';
import { labelId, labelLook, labelNamed } from './rules.ts';

/**
 * Creates a label. After an unclear answer the list shows whether it was created.
 * @returns the name as it was sent
 * @throws DomainError of `labelLook`; `label-exists` (detail: name)
 */
export async function createLabel(area: LabelArea, typed: LabelLook): Promise<string> {
  const look = labelLook(typed);
  await requireFree(area, look.name);
  await settled(
    () => area.create(look),
    async () => labelNamed(await area.list(), look.name)?.name === look.name,
  );
  return look.name;
}

/**
 * Changes a label's name or color.
 * @returns the name as it was sent
 * @throws DomainError of `labelLook`; `label-exists` (detail: name); `label-gone` if somebody deleted it
 */
export async function changeLabel(area: LabelArea, typedId: string, typed: LabelLook): Promise<string> {
  const id = labelId(typedId);
  const look = labelLook(typed);
  await requireFree(area, look.name, id);
  await area.change(id, look);
  return look.name;
}

/** Deletes a label. One that no longer exists counts as deleted. */
export async function removeLabel(area: LabelArea, typedId: string): Promise<void> {
  const id = labelId(typedId);
  await settled(
    () => area.remove(id),
    async () => (await area.list()).every((label) => label.id !== id),
  );
}

/** The service has no error code for a name that is taken, so it is checked before. */
async function requireFree(area: LabelArea, name: string, own?: string): Promise<void> {
  const labels = await area.list();
  if (own !== undefined && labels.every(({ id }) => id !== own)) throw new DomainError('label-gone');
  const other = labelNamed(
    labels.filter(({ id }) => id !== own),
    name,
  );
  if (other !== undefined) throw new DomainError('label-exists', { name: other.name });
}

/** If a call fails although its effect is there, it counts as done. */
async function settled(call: () => Promise<void>, isSo: () => Promise<boolean>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!(await isSo().catch(() => false))) throw error;
  }
}
