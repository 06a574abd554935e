/* Which uploads this browser has begun and not finished, per person: a phone may be shared. */
import { defaultOptions } from "tus-js-client";

const prefix = (owner) => `ngalam-${owner}-`;

export function fingerprint(owner, file) {
  return `${prefix(owner)}${file.name}-${file.size}-${file.lastModified}`;
}

export async function unfinished(owner) {
  const all = await defaultOptions.urlStorage.findAllUploads().catch(() => []);
  return all
    .filter(({ urlStorageKey }) => urlStorageKey?.startsWith(`tus::${prefix(owner)}`))
    .sort((one, other) => new Date(one.creationTime) - new Date(other.creationTime));
}

export async function forget(owner) {
  for (const { urlStorageKey } of await unfinished(owner)) await defaultOptions.urlStorage.removeUpload(urlStorageKey);
}
