import { outdated, type Click } from './click.ts';

/** "Get files": the value is the id of the event that told the message. */
export const fetchFiles: Click = async (surface, call, value) => {
  if (value === '' || value.length > 300) return outdated(surface);
  const { desk, texts } = surface;
  const { wanted } = await desk.files(await call.actor(), { event: value, place: call.place });
  return { text: texts('cards.files.answer', { count: wanted }) };
};
