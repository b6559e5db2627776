import { createCachedRead } from '../cached.ts';
import {
  isCarbonCopies,
  isChoices,
  isParameters,
  isProblemTypes,
  isProducts,
  isTemplates,
  isUploadLimits,
} from './catalog-guards.ts';
import type { Catalog } from './catalog.ts';
import type { Guard } from '../guards.ts';
import type { UseCaseLog } from '../deps.ts';
import type { Cache } from '../ports.ts';

const hour = 60 * 60 * 1000;
/** Limits decide whether a file is refused, so they are refreshed more often. */
const tenMinutes = 10 * 60 * 1000;

/**
 * A catalog that remembers: lists for an hour, upload limits for ten minutes; see `createCachedRead`.
 * @param parts.namespace keeps apart catalogs that differ, such as those of two languages
 */
export function createCachedCatalog(
  catalog: Catalog,
  deps: { readonly namespace: string; readonly cache: Cache; readonly now: () => number; readonly log: UseCaseLog },
): Catalog {
  const reader = <T>(kind: string, ttl: number, guard: Guard<T>) =>
    createCachedRead(deps, `catalog:${deps.namespace}:${kind}`, ttl, guard);
  const products = reader('products', hour, isProducts);
  const problemTypes = reader('problem-types', hour, isProblemTypes);
  const regions = reader('regions', hour, isChoices);
  const severities = reader('severities', hour, isChoices);
  const templates = reader('templates', hour, isTemplates);
  const parameters = reader('parameters', hour, isParameters);
  const areaCodes = reader('area-codes', hour, isChoices);
  const uploadLimits = reader('upload-limits', tenMinutes, isUploadLimits);
  const carbonCopies = reader('carbon-copies', tenMinutes, isCarbonCopies);
  const listed = () => products([], () => catalog.products());
  /**
   * The service may know a product's parameters only under its category; if the category is unknown, it is left out.
   */
  const categoryOf = async (product: string) =>
    (await listed().catch(() => [])).find(({ id }) => id === product)?.categoryId;
  return {
    products: listed,
    problemTypes: (product) => problemTypes([product], () => catalog.problemTypes(product)),
    regions: () => regions([], () => catalog.regions()),
    severities: (product, type) => severities([product, type], () => catalog.severities(product, type)),
    templates: (type) => templates([type], () => catalog.templates(type)),
    parameters: async (product, type, given) => {
      const category = given ?? (await categoryOf(product));
      return parameters([product, type, category ?? ''], () => catalog.parameters(product, type, category));
    },
    areaCodes: () => areaCodes([], () => catalog.areaCodes()),
    uploadLimits: () => uploadLimits([], () => catalog.uploadLimits()),
    carbonCopies: () => carbonCopies([], () => catalog.carbonCopies()),
  };
}
