import type { Choice, ProblemType, Product, Template } from '../../tickets/catalog/catalog.ts';
import type { components } from '../schema.d.ts';
import { integer, records, text } from './values.ts';

type Schemas = components['schemas'];

/** Maps an entry: one without an ID can't be chosen and is left out; one without a name shows its ID. */
export function toChoice(id: unknown, name: unknown): Choice[] {
  const key = text(id);
  return key === undefined ? [] : [{ id: key, name: text(name) ?? key }];
}

/** Merges the products of both lists, each once. The list of categories adds each product's category. */
export function toProducts(
  products: readonly Schemas['IncidentProductCategoryV2'][],
  categories: readonly Schemas['IncidentSubTypeV2Do'][],
): readonly Product[] {
  const merged = new Map<string, Product>();
  for (const product of products.flatMap(toProduct)) merged.set(product.id, product);
  for (const category of categories) {
    const categoryId = text(category.incident_sub_type_id);
    for (const product of records(category.incident_product_category_list).flatMap(toProduct)) {
      const known = merged.get(product.id) ?? product;
      merged.set(product.id, { ...known, categoryId: known.categoryId ?? categoryId });
    }
  }
  return [...merged.values()];
}

function toProduct(source: Schemas['IncidentProductCategoryV2']): Product[] {
  return toChoice(source.incident_product_category_id, source.incident_product_category_name);
}

/** Maps a problem type. Case type 5 is a fault report, which needs a region. */
export function toProblemType(source: Schemas['SimpleIncidentBusinessTypeV2']): ProblemType[] {
  const needsRegion = integer(source.case_type) === 5;
  return toChoice(source.business_type_id, source.business_type_name).map((choice) => ({ ...choice, needsRegion }));
}

export function toTemplate(source: Schemas['IncidentTempV2']): Template[] {
  const content = source.incident_template_content;
  return toChoice(source.incident_template_id, source.incident_template_name).map((choice) => ({
    ...choice,
    text: typeof content === 'string' ? content : '',
  }));
}
