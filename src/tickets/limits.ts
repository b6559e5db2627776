/** Lengths in UTF-16 code units, by the API's contract; forms and checks use the same ones. */

/** Description of a ticket (CreateOrderIncidentV2Req). */
export const descriptionLimit = 1200;

/** Length of a message, and its number of attachments (CreateMessageDoV2). */
export const messageLimit = 2000;
export const attachmentLimit = 5;

/**
 * Abuse report, by the reference of createFeedback: products and websites together, the report text, and the number of
 * files for evidence and for identity. The other fields have no documented limit; this one is ours.
 */
export const abuseLimits = { subject: 2048, content: 5000, files: 3, line: 1000 } as const;

/** Note on an action (`operate_desc` of WorkOrderOperateV2Req). */
export const noteLimit = 400;

/** Comment on a rating (`judgement`, in the reference of createScores and WorkOrderOperateV2Req). */
export const ratingLimit = 400;
