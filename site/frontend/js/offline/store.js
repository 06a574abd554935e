/* What this phone keeps in its own database: `saved` (pages, by address) and `events` (what was
   learned without a line, by key). Shared by pages and the worker. */
const NAME = "ngalam";

let opened;

function open() {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("saved", { keyPath: "url" });
      asked.result.createObjectStore("events", { keyPath: "key" });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => { opened = undefined; failed(asked.error); };
  });
  return opened;
}

async function within(store, mode, act) {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(store, mode);
    const asked = act(transaction.objectStore(store));
    transaction.oncomplete = () => done(asked?.result);
    transaction.onabort = transaction.onerror = () => failed(transaction.error);
  });
}

export const all = (store) => within(store, "readonly", (rows) => rows.getAll());
export const put = (store, row) => within(store, "readwrite", (rows) => rows.put(row));
export const drop = (store, keys) =>
  within(store, "readwrite", (rows) => { for (const key of keys) rows.delete(key); });
