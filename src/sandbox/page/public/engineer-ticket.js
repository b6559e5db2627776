import { confirm } from './confirm.js';
import { shortTime } from './dates.js';
import { draw, h } from './dom.js';
import { createAccess } from './engineer-access.js';
import { createAnswer } from './engineer-answer.js';
import { createMessages } from './engineer-messages.js';
import { nameOf } from './engineer-queue.js';

/**
 * The ticket that is open. Each keeps its own nodes for as long as the page is, so that words and files that wait in one
 * are still there when the engineer comes back to it.
 * @param live reads out what the customer does
 */
export function createTicket(desk, place, live) {
  const opened = new Map();
  return {
    update() {
      const { ticket } = desk.view;
      if (ticket === undefined) return place.replaceChildren(h('h2', { id: 'ticket-title' }, 'No ticket is open'));
      const known = opened.get(ticket.id) ?? createOne(desk, ticket.id, live);
      opened.set(ticket.id, known);
      if (place.firstChild !== known.node) place.replaceChildren(known.node);
      known.update(ticket);
    },
  };
}

function createOne(desk, id, live) {
  const act = (input) => desk.act('engineer', { ticket: id, ...input });
  const head = h('div');
  const facts = h('dl', { class: 'facts' });
  const rating = h('div');
  const status = h('select', {
    'aria-label': 'Status',
    onchange: () => act({ act: 'setStatus', status: Number(status.value) }),
  });
  const messages = createMessages(act, live);
  const answer = createAnswer(desk, act);
  const access = createAccess(desk, id);
  const take = h('button', { type: 'button', class: 'small', onclick: () => act({ act: 'accept' }) }, 'Take');
  const remove = h('button', { type: 'button', class: 'small danger', onclick: () => del(act, id) }, 'Delete');
  const tools = h('div', { class: 'tools' }, take, h('label', {}, 'Status ', status), remove);
  return {
    node: h('article', {}, head, tools, facts, messages.node, rating, answer.node, access.node),
    update(ticket) {
      const { statuses } = desk.view;
      draw(head, [ticket.title, ticket.status], () => [
        h('h2', { id: 'ticket-title' }, ticket.title),
        h(
          'p',
          {},
          h('span', { class: 'number' }, id),
          ' ',
          h('span', { class: 'status' }, nameOf(statuses, ticket.status)),
        ),
      ]);
      draw(facts, factsOf(ticket), () =>
        factsOf(ticket).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
      );
      draw(rating, ticket.rating, () => ticket.rating && showRating(ticket.rating));
      draw(status, statuses, () => statuses.map(({ code, name }) => h('option', { value: code }, name)));
      status.value = String(ticket.status);
      take.disabled = ticket.status === 1;
      messages.update(ticket);
      access.update(ticket);
    },
  };
}

function factsOf(ticket) {
  const facts = [
    ['Created', shortTime(ticket.createdAt)],
    ['Product', ticket.product],
    ['Problem', ticket.problem],
    ['Region', ticket.region],
    ['Severity', ticket.severity],
    ['Contact', ticket.contact.join(', ')],
    ['Labels', ticket.labels.join(', ')],
    ['Related', ticket.relations.join(', ')],
    ['Urged', ticket.urgedAt && shortTime(ticket.urgedAt)],
  ];
  return facts.filter(([, value]) => value !== undefined && value !== '');
}

function showRating({ judgement, marks }) {
  return h(
    'section',
    { class: 'rating', 'aria-label': 'Rating of the customer' },
    h('h3', {}, 'Rating'),
    marks.length > 0 &&
      h(
        'ul',
        {},
        marks.map(({ name, value }) => h('li', {}, `${name}: ${value}`)),
      ),
    judgement !== '' && h('p', { class: 'plain' }, judgement),
  );
}

async function del(act, id) {
  const title = `Delete ticket ${id}?`;
  const text = 'It is gone then, as if it had never been. The bot finds out by itself.';
  if (await confirm({ title, text, yes: 'Delete', no: 'Keep', danger: true })) await act({ act: 'deleteTicket' });
}
