import type { Choice } from '../catalog/catalog.ts';

/** The API diagnoses servers. Only the names show which of its products are servers (English and Chinese console). */
const servers = /elastic cloud server|\bECS\b|弹性云服务器/i;

/** Whether tickets about a product can be about a server that can be diagnosed. */
export function isAboutServers({ name }: Choice): boolean {
  return servers.test(name);
}
