import { WebAPIPlatformError, type ViewsUpdateArguments, type WebClient } from '@slack/web-api';

/**
 * Shows a view in the place of one that is open.
 * @returns false if the person closed it meanwhile, which is no failure (`not_found`, reference of views.update)
 */
export async function updateView(client: WebClient, update: ViewsUpdateArguments): Promise<boolean> {
  try {
    await client.views.update(update);
    return true;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'not_found') return false;
    throw error;
  }
}
