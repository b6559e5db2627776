import type { Catalog, Parameter } from '../catalog/catalog.ts';
import { ticketId } from '../checks.ts';
import { DomainError } from '../errors.ts';
import { aboutTicket, isDefinite } from '../failures.ts';
import { checkParameter, entered } from '../create/form-check.ts';
import { written } from '../create/form-ticket.ts';
import { emptyValues, type Problem } from '../create/form.ts';
import { instructionKey, secretDigest } from '../instruction-key.ts';
import { onceOnly } from '../once-only.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import { showTicket } from '../ticket/show-ticket.ts';
import type { Actor } from '../roles/roles.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { AuditLog } from '../audit-log.ts';
import type { ParametersRequest, TicketKind, TicketParameters } from './parameters.ts';

/** The additional parameters of an existing ticket. */
export interface ParameterUseCases {
  show(actor: Actor, id: string): Promise<TicketParameters>;
  /** The parameters that a kind of ticket accepts; cached. */
  questions(actor: Actor, kind: TicketKind): Promise<readonly Parameter[]>;
  /** Adds what was entered, or returns what is wrong with it and adds nothing. */
  add(actor: Actor, request: ParametersRequest): Promise<readonly Problem[]>;
}

type Deps = UseCaseDeps & { readonly auditLog: AuditLog; readonly catalogOf: (actor: Actor) => Catalog };

export function createParameterUseCases(deps: Deps): ParameterUseCases {
  const { catalogOf, inLanguage, auditLog } = deps;

  /** No parameter is required again and none has a default: empty fields stay as they are. */
  async function questions(actor: Actor, { product, problemType }: TicketKind): Promise<readonly Parameter[]> {
    const { parameters } = await catalogOf(actor).parameters(product, problemType);
    return parameters.map((parameter) => ({ ...parameter, required: false, initial: undefined }));
  }

  return {
    async show(actor, typed) {
      permit(actor, 'reply');
      const id = ticketId(typed);
      const { service, areas } = inLanguage(actor.language);
      const [ticket, given] = await aboutTicket(id, () =>
        Promise.all([showTicket(service, id), areas.parameters.show(id)]),
      );
      const kind = await kindOf(catalogOf(actor), ticket);
      const { description } = ticket;
      return { description, given, kind, questions: kind === undefined ? [] : await questions(actor, kind) };
    },
    async questions(actor, kind) {
      permit(actor, 'reply');
      return questions(actor, kind);
    },
    async add(actor, request) {
      return auditLog.run(actor, 'parameters', request.id, async () => {
        permit(actor, 'reply');
        const id = ticketId(request.id);
        const asked = await questions(actor, request.kind);
        const values = { ...emptyValues, ...request.values };
        const answers = asked.map((parameter) => ({ parameter, entries: entered(parameter, values) }));
        const filled = answers.filter(({ entries }) => entries.length > 0);
        if (filled.length === 0) throw new DomainError('parameters-empty');
        const problems = filled.flatMap(({ parameter, entries }) => checkParameter(parameter, entries));
        if (problems.length > 0) return problems;
        const added = Object.fromEntries(
          filled.map(({ parameter, entries }) => [parameter.key, written(parameter, entries)]),
        );
        // Some of them are secret.
        const given = secretDigest(request.key, Object.entries(added).flat());
        await onceOnly(deps, instructionKey('parameters', request.key, [actor.id, id, given]), async (claim) => {
          const add = () => inLanguage(actor.language).areas.parameters.add(id, added);
          await claim.send(() => aboutTicket(id, add)).catch(unclear);
          await auditLog.success(actor, 'parameters', id);
          return id;
        });
        return [];
      });
    },
  };
}

/** A ticket has the names of product and problem type, the catalog has the ids: both in the person's language. */
async function kindOf(catalog: Catalog, ticket: Ticket): Promise<TicketKind | undefined> {
  const product = (await catalog.products()).find(({ name }) => name === ticket.product);
  if (product === undefined) return undefined;
  const problemType = (await catalog.problemTypes(product.id)).find(({ name }) => name === ticket.problemType);
  return problemType && { product: product.id, problemType: problemType.id };
}

/** The service may not return a ticket's parameters, so success cannot be checked. */
function unclear(error: unknown): never {
  if (error instanceof DomainError || isDefinite(error)) throw error;
  throw new DomainError('uncertain', {}, { cause: error });
}
