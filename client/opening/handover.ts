/** Told to the window when the page's own script has taken over from the opening. */
export const HANDOVER = 'ackward-handover'
