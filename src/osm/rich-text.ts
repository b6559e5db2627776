/**
 * Requests texts as they were written. By default (`trim_osm_rich_text_label` true) they lose pictures, lists, and line breaks.
 * The newest pages of the reference have the parameter for reading tickets, messages, and authorizations.
 */
export const asWritten = { trim_osm_rich_text_label: false } as const;
