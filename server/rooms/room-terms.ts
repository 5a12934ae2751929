// What all our rooms tell the framework.

/** A patch rate that never comes, ms: `Patches` sends the patches. */
export const NEVER = 2 ** 31 - 1
/** Close code that tells the SDK's users to come back. */
export const COME_BACK = 4010
