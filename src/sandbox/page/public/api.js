import { t } from './words/index.js';

/** The page's own server: reads data, runs actions, and receives changes. */

/** An action that is impossible; the message is for people. */
export class Refused extends Error {}

async function result(response) {
  const body = await response.json().catch(() => ({ error: t('refused', { status: response.status }) }));
  if (!response.ok) throw new Refused(body.error);
  return body.result;
}

export async function read(name, query = {}) {
  return result(await fetch(`/api/${name}?${new URLSearchParams(query)}`));
}

export async function post(name, input) {
  const headers = { 'content-type': 'application/json' };
  return result(await fetch(`/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) }));
}

/** Like `post`, for large bodies: calls `progress` with the sent part, 0 to 1. */
export function postWithProgress(name, input, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/${name}`);
    request.setRequestHeader('content-type', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total));
    request.addEventListener('load', () =>
      resolve(result(new Response(request.responseText, { status: request.status }))),
    );
    request.addEventListener('error', () => reject(new Error('broken')));
    request.send(JSON.stringify(input));
  });
}

/**
 * Calls `changed` after every change and after reconnecting, `lost` when the connection is lost.
 * @param event `change` for visible changes, `exchange` for exchanges
 */
export function follow(changed, lost, event = 'change') {
  const events = new EventSource('/api/events');
  events.addEventListener('open', changed);
  events.addEventListener(event, changed);
  events.addEventListener('error', lost);
}

/** The bytes of a picked file, for JSON. */
export function pickedFile(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () =>
      resolve({ name: file.name, base64: String(reader.result).split(',')[1] ?? '' }),
    );
    reader.addEventListener('error', () => reject(new Refused(t('unreadable', { name: file.name }))));
    reader.readAsDataURL(file);
  });
}
