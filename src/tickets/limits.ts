/** Lengths in UTF-16 code units, by the API's contract; forms and checks use the same ones. */

/** Of a ticket's description (CreateOrderIncidentV2Req). */
export const descriptionLimit = 1200;

/** Of a message, and how many attachments it may have (CreateMessageDoV2). */
export const messageLimit = 2000;
export const attachmentLimit = 5;

/** Of a note to an action (`operate_desc` of WorkOrderOperateV2Req). */
export const noteLimit = 400;

/** Of the words of a rating (`judgement`, in the reference of createScores and WorkOrderOperateV2Req). */
export const ratingLimit = 400;
