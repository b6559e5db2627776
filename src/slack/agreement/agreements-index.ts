import { ids } from '../interaction/ids.ts';
import type { Click } from '../interaction/click.ts';
import { readAgreement, turnAgreementPage } from './index.ts';

/** What can be clicked about agreements. */
export const agreementClicks: Readonly<Record<string, Click>> = {
  [ids.actions.agreementRead]: readAgreement,
  [ids.actions.agreementPage]: turnAgreementPage,
};
