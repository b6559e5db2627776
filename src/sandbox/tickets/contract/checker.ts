import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Document } from './document.ts';

/** Returns what is wrong with a value, in words; undefined if it matches the contract. */
export type Check = (value: unknown) => string | undefined;

/**
 * Makes validators for the contract's schemas.
 * @returns a function from a JSON pointer into the document (`#/...`) to the check of that schema
 */
export function createChecker(document: Document): (pointer: string) => Check {
  // Compiled at first use in each process, so compile time matters: references stay function calls, and
  // the contract, which never changes, is not validated each time.
  const ajv = new Ajv2020({
    strict: false,
    code: { optimize: false },
    inlineRefs: false,
    meta: false,
    validateSchema: false,
  });
  formats.default(ajv);
  ajv.addSchema(document, 'contract');
  return (pointer) => {
    let compiled: ValidateFunction | undefined;
    return (value) => {
      compiled ??= ajv.compile({ $ref: `contract${pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')}` });
      return compiled(value) ? undefined : ajv.errorsText(compiled.errors, { dataVar: 'value' });
    };
  };
}
