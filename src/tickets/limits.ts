/** Lengths in UTF-16 code units, by the API's contract; forms and checks use the same ones. */

/** Of a ticket's description (CreateOrderIncidentV2Req). */
export const descriptionLimit = 1200;

/** Of a message, and how many attachments it may have (CreateMessageDoV2). */
export const messageLimit = 2000;
export const attachmentLimit = 5;

/**
 * Of an abuse report, by the reference of createFeedback: products and websites together, what it says, and how many files
 * prove it or who reports. The other lines have no limit there; this one is ours.
 */
export const abuseLimits = { subject: 2048, content: 5000, files: 3, line: 1000 } as const;

/** Of a note to an action (`operate_desc` of WorkOrderOperateV2Req). */
export const noteLimit = 400;

/** Of the words of a rating (`judgement`, in the reference of createScores and WorkOrderOperateV2Req). */
export const ratingLimit = 400;
