/** What the page tells a waiting worker. */
export const TAKE_OVER = 'take-over'
