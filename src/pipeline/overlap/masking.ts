/**
 * Masked sets for private set intersection by Diffie and Hellman: an element becomes a point of the curve P-256 that is multiplied by a secret number,
 * and since the order of two masks does not matter, two parties can compare elements that neither shows. Meadows (1986); Huberman, Franklin and
 * Hogg (1999); where the doubly masked set comes back out of order only the size of the intersection shows: Agrawal, Evfimievski and Srikant
 * (2003). Both parties are taken to keep to the protocol. The curve is OpenSSL's, by way of Node.
 */
import { createECDH, createHash, ECDH } from "node:crypto";

const CURVE = "prime256v1";

/** Sign of a compressed point; of the two points with one x either will do, since only x is looked at. */
const EVEN = Buffer.from([2]);

/** A secret of one party, for one exchange. */
export class Mask {
  private readonly ecdh: ECDH = createECDH(CURVE);

  /** A secret drawn anew, or one that was kept (hexadecimal). Throws where that is none. */
  constructor(secret?: string) {
    if (secret === undefined) this.ecdh.generateKeys();
    else this.ecdh.setPrivateKey(secret, "hex");
  }

  /** The secret, to be kept until the answer comes. */
  get secret(): string {
    return this.ecdh.getPrivateKey("hex");
  }

  /** Elements of a kind, masked, in an order that says nothing: x coordinates, hexadecimal, sorted. */
  of(kind: string, elements: Iterable<string>): string[] {
    return [...new Set(elements)].map((element) => this.times(pointOf(kind, element))).sort();
  }

  /** Elements that the other party masked, masked once more, sorted. Throws for what is no point of the curve. */
  again(masked: readonly string[]): string[] {
    return masked.map((x) => this.times(Buffer.concat([EVEN, Buffer.from(x, "hex")]))).sort();
  }

  private times(point: Buffer): string {
    return this.ecdh.computeSecret(point).toString("hex");
  }
}

/** The point of an element, by trying and counting up: RFC 9381, section 5.4.1.1, with a name of its own. */
function pointOf(kind: string, element: string): Buffer {
  for (let count = 0; count < 256; count++) {
    const x = createHash("sha256")
      .update(`claque overlap 1\0${kind}\0`)
      .update(element)
      .update(Buffer.from([0, count]))
      .digest();
    const point = Buffer.concat([EVEN, x]);
    if (isOnCurve(point)) return point;
  }
  throw new RangeError("overlap: no point was found for an element.");
}

function isOnCurve(point: Buffer): boolean {
  try {
    ECDH.convertKey(point, CURVE);
    return true;
  } catch {
    return false;
  }
}

/** Elements that two sorted or unsorted lists of masked elements have in common. */
export function inCommon(one: readonly string[], other: readonly string[]): number {
  const known = new Set(one);
  return new Set(other.filter((x) => known.has(x))).size;
}
