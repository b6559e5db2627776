import { filesAnswers } from './files-view.ts';
import { outdated, type Click } from '../interaction/click.ts';

/** "Get files": the value is the id of the event that told the message. */
export const fetchFiles: Click = async (surface, call, value) => {
  if (value === '' || value.length > 300) return outdated(surface);
  const { desk, texts } = surface;
  const wanted = await desk.files(await call.actor(), { event: value, place: call.place });
  for (const message of filesAnswers(wanted, texts)) await call.answer(message);
  return undefined;
};

/** "Open file" has an address, which the browser follows; Slack only wants to hear that it was heard. */
export const openFile: Click = () => Promise.resolve(undefined);
