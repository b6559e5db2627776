import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Document } from './document.ts';

/** Answers what is wrong with a value, in words; undefined where it is as the contract says. */
export type Check = (value: unknown) => string | undefined;

/**
 * Makes checks of the contract's schemas.
 * @returns a function from a JSON pointer into the document (`#/...`) to the check of the schema found there
 */
export function createChecker(document: Document): (pointer: string) => Check {
  // Compiled at its first use in each process, so what counts is how fast that is: references stay calls of functions, and
  // the contract, which never changes, is not itself checked each time.
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
