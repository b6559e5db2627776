/**
 * Asks for texts as they were written: by default (`trim_osm_rich_text_label` true) they are stripped, and lose pictures, lists
 * and line breaks. The newest pages of the reference have the parameter on the reading of tickets, messages and authorizations.
 */
export const asWritten = { trim_osm_rich_text_label: false } as const;
