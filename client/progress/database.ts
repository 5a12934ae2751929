// One record in IndexedDB. Where the browser forbids or loses storage, the caller is told and play goes on.

const NAME = 'ackward'
const STORE = 'progress'
const KEY = 'all'

const asPromise = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('storage failed'))
  })

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('storage failed'))
    transaction.onerror = () => reject(transaction.error ?? new Error('storage failed'))
  })

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE)
  }
  return asPromise(request)
}

/** What is kept; undefined: nothing yet. Rejects where storage is forbidden. */
export async function readRecord(): Promise<unknown> {
  const database = await open()
  try {
    return await asPromise<unknown>(database.transaction(STORE).objectStore(STORE).get(KEY))
  } finally {
    database.close()
  }
}

/** Changes what is kept in one transaction, so that two windows cannot lose each other's changes. Rejects where storage is full or forbidden. */
export async function changeRecord<T>(change: (before: unknown) => T): Promise<T> {
  const database = await open()
  try {
    const transaction = database.transaction(STORE, 'readwrite')
    const done = finished(transaction)
    const store = transaction.objectStore(STORE)
    const after = change(await asPromise<unknown>(store.get(KEY)))
    store.put(after, KEY)
    await done
    return after
  } finally {
    database.close()
  }
}
