// How the campaign writes its figures.

/** ms as seconds with one decimal. */
export const secondsOf = (ms: number): string => (ms / 1000).toFixed(1)

/** 0 … 1 as whole per cent. */
export const percentOf = (share: number): number => Math.round(share * 100)
