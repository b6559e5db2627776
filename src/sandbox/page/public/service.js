import { confirm } from './confirm.js';
import { shortTime } from './dates.js';
import { draw, h, reconcile } from './dom.js';

/** The tickets as the ticket service has them, and the engineer's part to play. */

const says = [
  ['say', 'Say'],
  ['ask', 'Ask'],
  ['answer', 'Answer'],
  ['resolve', 'Resolve'],
  ['customerSays', 'Say as customer'],
];

export function createService(app, list) {
  return {
    update() {
      const { tickets } = app.view;
      if (tickets.length === 0)
        draw(list, 'none', () => h('li', { class: 'note' }, 'No tickets yet. Type /ticket new.'));
      else draw(list, 'some', () => []);
      if (tickets.length === 0) return;
      reconcile(list, tickets, {
        key: ({ id }) => id,
        create: (ticket) => createTicket(app, ticket, ticket === tickets[0]),
        update: (node, ticket) => node.show(ticket),
      });
    },
  };
}

function createTicket(app, { id }, open) {
  const act = (input) => app.intervene('engineer', { ticket: id, ...input });
  const summary = h('summary');
  const facts = h('div');
  const words = h('textarea', {
    rows: 2,
    'aria-label': `Words for ticket ${id}`,
    placeholder: 'Words of the engineer or the customer',
  });
  const status = h('select', {
    'aria-label': `Status of ticket ${id}`,
    onchange: () => act({ act: 'setStatus', status: Number(status.value) }),
  });

  async function speak(kind) {
    const text = words.value.trim();
    if (text === '') return words.focus();
    words.value = '';
    if ((await act({ act: kind, text })) === undefined && words.value === '') words.value = text;
  }
  async function remove() {
    const title = `Delete ticket ${id}?`;
    const text = 'It is gone then, as if it had never been. The bot finds out by itself.';
    if (await confirm({ title, text, yes: 'Delete', no: 'Keep', danger: true })) await act({ act: 'deleteTicket' });
  }
  const node = h(
    'li',
    {},
    h(
      'details',
      { open },
      summary,
      facts,
      words,
      h(
        'div',
        { class: 'tools' },
        says.map(([kind, label]) => h('button', { type: 'button', class: 'small', onclick: () => speak(kind) }, label)),
      ),
      h(
        'div',
        { class: 'tools' },
        h('button', { type: 'button', class: 'small', onclick: () => act({ act: 'accept' }) }, 'Accept'),
        h('label', {}, 'Status ', status),
        h('button', { type: 'button', class: 'small danger', onclick: remove }, 'Delete'),
      ),
    ),
  );
  node.show = (ticket) => {
    const { statuses } = app.view;
    const name = statuses.find(({ code }) => code === ticket.status)?.name ?? `Status ${ticket.status}`;
    draw(summary, [ticket.status, ticket.description], () => [
      h('span', { class: 'number' }, ticket.id),
      ' ',
      h('span', { class: 'status' }, name),
      h('span', { class: 'title' }, ticket.description.split('\n')[0]),
    ]);
    draw(facts, ticket.messages, () => {
      const said = messages(ticket);
      requestAnimationFrame(() => (said.scrollTop = said.scrollHeight));
      return said;
    });
    draw(status, statuses, () => statuses.map((one) => h('option', { value: one.code }, one.name)));
    status.value = String(ticket.status);
  };
  return node;
}

/** The first message is the description itself. */
function messages({ messages: all }) {
  return h(
    'ol',
    { class: 'said' },
    all.map(({ author, authorName, text, at, attachments }) =>
      h(
        'li',
        { class: author },
        h('strong', {}, author === 'customer' ? `${authorName} (customer)` : authorName),
        ' ',
        h('time', {}, shortTime(at)),
        h('div', { class: 'plain' }, text),
        attachments > 0 && h('small', {}, `${attachments} ${attachments === 1 ? 'file' : 'files'} attached`),
      ),
    ),
  );
}
