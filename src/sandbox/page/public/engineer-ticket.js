import { confirm } from './confirm.js';
import { draw, h } from './dom.js';
import { createAccess } from './engineer-access.js';
import { createAnswer } from './engineer-answer.js';
import { createMessages } from './engineer-messages.js';
import { nameOf } from './engineer-queue.js';
import { shortTime } from './short-time.js';
import { t } from './words/index.js';

/**
 * The open ticket. Each ticket keeps its own nodes while the page is open, so that unsent text and files are still
 * there when the engineer returns to it.
 * @param live announces what the customer does
 */
export function createTicket(desk, place, live) {
  const opened = new Map();
  return {
    update() {
      const { ticket } = desk.view;
      if (ticket === undefined) return place.replaceChildren(h('h2', { id: 'ticket-title' }, t('ticket.none')));
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
    'aria-label': t('ticket.status'),
    onchange: () => act({ act: 'setStatus', status: Number(status.value) }),
  });
  const messages = createMessages(act, live);
  const answer = createAnswer(desk, act);
  const access = createAccess(desk, id);
  const take = h('button', { type: 'button', class: 'small', onclick: () => act({ act: 'accept' }) }, t('ticket.take'));
  const remove = h('button', { type: 'button', class: 'small danger', onclick: () => del(act, id) }, t('delete'));
  const tools = h('div', { class: 'tools' }, take, h('label', {}, `${t('ticket.status')} `, status), remove);
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
      draw(status, statuses, () => statuses.map((code) => h('option', { value: code }, nameOf(statuses, code))));
      status.value = String(ticket.status);
      take.disabled = ticket.status === 1;
      messages.update(ticket);
      access.update(ticket);
    },
  };
}

function factsOf(ticket) {
  const facts = [
    [t('ticket.created'), shortTime(ticket.createdAt)],
    [t('ticket.product'), ticket.product],
    [t('ticket.problem'), ticket.problem],
    [t('ticket.region'), ticket.region],
    [t('ticket.severity'), ticket.severity],
    [t('ticket.contact'), ticket.contact.join(', ')],
    [t('ticket.labels'), ticket.labels.join(', ')],
    [t('ticket.related'), ticket.relations.join(', ')],
    [t('ticket.urged'), ticket.urgedAt && shortTime(ticket.urgedAt)],
  ];
  return facts.filter(([, value]) => value !== undefined && value !== '');
}

function showRating({ judgement, marks }) {
  return h(
    'section',
    { class: 'rating', 'aria-label': t('ticket.rating-of') },
    h('h3', {}, t('ticket.rating')),
    marks.length > 0 &&
      h(
        'ul',
        {},
        marks.map(({ name, value }) => h('li', {}, t('ticket.mark', { name, value }))),
      ),
    judgement !== '' && h('p', { class: 'plain' }, judgement),
  );
}

async function del(act, id) {
  const title = t('ticket.delete', { id });
  const text = t('ticket.sure');
  if (await confirm({ title, text, yes: t('delete'), no: t('keep'), danger: true })) await act({ act: 'deleteTicket' });
}
