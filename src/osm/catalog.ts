import type { Catalog } from '../tickets/catalog/catalog.ts';
import type { Client } from './client.ts';
import { toChoice, toProblemType, toProducts, toTemplate } from './mapping/catalog.ts';
import { toAddresses } from './mapping/addresses.ts';
import { toLimits } from './mapping/limits.ts';
import { toCommonField, toParameter } from './mapping/parameters.ts';
import { inLanguage, integer, isRecord, records } from './mapping/values.ts';

/**
 * Reads the lists that the create form offers.
 * @param language as in X-Language, for lists that come in several languages
 */
export function createCatalog(client: Client, language: string): Catalog {
  return {
    products: async () => {
      const [products, categories] = await Promise.allSettled([
        client.listProductCategories(),
        client.listCaseCategories(),
      ]);
      if (products.status === 'rejected' && categories.status === 'rejected') throw products.reason;
      return toProducts(
        products.status === 'rejected' ? [] : records(products.value.incident_product_category_list),
        categories.status === 'rejected' ? [] : records(categories.value.incident_sub_type_list),
      );
    },
    problemTypes: async (productId) => {
      const answer = await client.listProblemTypes({ query: { product_category_id: productId } });
      return records(answer.incident_business_type_list).flatMap(toProblemType);
    },
    regions: async () => {
      const answer = await client.listRegions();
      return records(answer.data_center_list).flatMap((region) => toChoice(region.region_id, region.region_name));
    },
    severities: async (productId, problemTypeId) => {
      const query = { product_category_id: productId, business_type_id: problemTypeId };
      const answer = await client.listSeverities({ query });
      if (answer.show === false) return [];
      const severities = inLanguage(records(answer.severity_list), language);
      return severities.flatMap((severity) => toChoice(severity.severity_id, severity.severity_name));
    },
    templates: async (problemTypeId) => {
      const answer = await client.listCaseTemplates({ query: { business_type_id: problemTypeId } });
      return records(answer.incident_template_list).flatMap(toTemplate);
    },
    parameters: async (productId, problemTypeId, categoryId) => {
      // The console passes the subtype too (seen in its traffic).
      const query = {
        product_category_id: productId,
        business_type_id: problemTypeId,
        incident_sub_type_id: categoryId,
      };
      const answer = await client.listExtendsParams({ query });
      return {
        parameters: inLanguage(records(answer.extends_params), language).flatMap((source) =>
          toParameter(source, language),
        ),
        common: records(answer.common_params).flatMap(toCommonField),
      };
    },
    areaCodes: async () => {
      const answer = await client.listAreaCodes();
      return records(answer.area_code_list).flatMap((area) => toChoice(area.area_code, area.area_name));
    },
    uploadLimits: async () => {
      const answer = await client.showAccessoryLimits();
      return toLimits(isRecord(answer.accessory_limit) ? answer.accessory_limit : {});
    },
    carbonCopies: async () => {
      const [limits, addresses] = await Promise.allSettled([client.listCaseLimits(), client.listCaseCcEmails()]);
      if (limits.status === 'rejected') throw limits.reason;
      return {
        most: integer(limits.value.config?.create_case_ccemail_max_count),
        // Known addresses only help to fill in the field.
        known: addresses.status === 'rejected' ? [] : toAddresses(addresses.value),
      };
    },
  };
}
