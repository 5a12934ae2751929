// What the browser tells of its network, for whoever holds a line: `back` when a try is worth it, `cut` when none is.

/** Returns what ends the watching. */
export function followNetwork({ back, cut }: { back: () => void; cut: () => void }): () => void {
  addEventListener('online', back)
  addEventListener('offline', cut)
  document.addEventListener('visibilitychange', back)
  return () => {
    removeEventListener('online', back)
    removeEventListener('offline', cut)
    document.removeEventListener('visibilitychange', back)
  }
}
