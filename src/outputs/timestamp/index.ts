/** A request for a timestamp by RFC 3161, as a file that somebody hands to an authority of his choice. It holds a hash and nothing of what was hashed. */

/** 2.16.840.1.101.3.4.2.1, SHA-256, with NULL parameters. */
const SHA256_ALGORITHM = Buffer.from("300d06096086480165030402010500", "hex");

/** A value of DER below 128 bytes. */
const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, content.length]), content]);
};

/**
 * `TimeStampReq` in DER over a SHA-256 (hexadecimal): version 1, the certificate is asked for, no nonce, so that the same hash gives the same
 * file. Throws `RangeError` for what is no SHA-256.
 */
export function timestampRequest(sha256: string): Buffer {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`timestamp: no SHA-256, "${sha256}".`);
  const imprint = der(0x30, SHA256_ALGORITHM, der(0x04, Buffer.from(sha256, "hex")));
  return der(0x30, der(0x02, Buffer.from([1])), imprint, der(0x01, Buffer.from([0xff])));
}
