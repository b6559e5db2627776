import { ids } from '../../ids.ts';
import type { Click } from '../actions/click.ts';
import { readAgreement, turnAgreementPage } from './read.ts';

/** What can be clicked about agreements. */
export const agreementClicks: Readonly<Record<string, Click>> = {
  [ids.actions.agreementRead]: readAgreement,
  [ids.actions.agreementPage]: turnAgreementPage,
};
