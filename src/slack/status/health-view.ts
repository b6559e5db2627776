import type { Texts } from '../../locales/index.ts';
import type { ServiceHealth, ServiceTrouble } from '../../tickets/ports.ts';
import { shownName } from '../kit/ticket-words.ts';

/** Since when calls of the ticket service fail, why, and which settings to check: a line for operators. */
export function healthLine(
  { since, code, trouble }: ServiceHealth,
  time: (at: number) => string,
  texts: Texts,
): string {
  const problem =
    trouble === undefined ? texts('service.failing', { code: shownName(code) }) : troubleWords(trouble, texts);
  return texts('service.health', { time: time(since), problem });
}

/** Host and detail may come from whoever answered, so they are marked as foreign. */
function troubleWords({ kind, host, check, minutes, detail }: ServiceTrouble, texts: Texts): string {
  return texts(`service.${kind}`, {
    host: shownName(host),
    check: check.map((name) => `\`${name}\``).join(', '),
    minutes: minutes === undefined ? 'unknown' : Math.abs(minutes),
    ahead: (minutes ?? 0) > 0 ? 'yes' : 'no',
    detail: detail === undefined ? 'none' : shownName(detail),
  });
}
