import type { AbuseArea } from './abuse/abuse.ts';
import type { AccessArea } from './access/area.ts';
import type { AgreementArea } from './agreement/agreements.ts';
import type { DiagnosisArea } from './diagnosis/diagnosis.ts';
import type { CustomerArea } from './list/customer-area.ts';
import type { LabelArea } from './labels/label.ts';
import type { ContactArea } from './contact/contacts.ts';
import type { MessageArea } from './messages/message-area.ts';
import type { LogArea } from './log/log.ts';
import type { ParameterArea } from './parameters/parameters.ts';
import type { PrivilegeArea } from './privileges/privileges.ts';
import type { QuotaArea } from './create/quota.ts';
import type { RatingArea } from './rating/rating.ts';
import type { RelationArea } from './related/relations.ts';
import type { ReportArea } from './reports/report-area.ts';

/**
 * What the ticket API offers in addition to tickets and messages, one port per area. Implemented in `osm/areas`. Every
 * call may reject with a `ServiceFailure`.
 */
export interface TicketAreas {
  readonly abuse: AbuseArea;
  readonly access: AccessArea;
  readonly agreements: AgreementArea;
  readonly diagnosis: DiagnosisArea;
  readonly customers: CustomerArea;
  readonly labels: LabelArea;
  readonly contacts: ContactArea;
  readonly messages: MessageArea;
  readonly log: LogArea;
  readonly parameters: ParameterArea;
  readonly privileges: PrivilegeArea;
  readonly quota: QuotaArea;
  readonly rating: RatingArea;
  readonly reports: ReportArea;
  readonly relations: RelationArea;
}
