/** Identifiers that follow from what they name: the same group exported twice is the same object, and a platform updates it instead of doubling it. */
import { createHash } from "node:crypto";

/** Namespace of every identifier that claque makes; made once, at random, and never changed. */
const CLAQUE = "db8bfda2-8e76-4bd2-8c5c-7900ff97f719";

/** UUID version 5 (RFC 9562): SHA-1 of a namespace and a name. */
export function uuid5(namespace: string, name: string): string {
  const hash = createHash("sha1")
    .update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
    .update(name)
    .digest();
  hash[6] = (hash[6] & 0x0f) | 0x50;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}

/** UUID of something of claque's, by what makes it what it is. */
export const claqueUuid = (...parts: readonly (string | number)[]): string =>
  uuid5(CLAQUE, JSON.stringify(parts));
