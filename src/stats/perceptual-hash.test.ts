/** Which names of media are perceptual hashes. */
import { expect, test } from "vitest";
import { perceptualHash } from "./perceptual-hash.js";

test("numbers of sixteen digits are no hashes unless they say so", () => {
  expect(perceptualHash("1234567890123456")).toBeNull();
  expect(perceptualHash("phash:1234567890123456")).toBe("1234567890123456");
  expect(perceptualHash("BA8C84536BD3C366")).toBe("ba8c84536bd3c366");
  expect(perceptualHash("ba8c84536bd3c36")).toBeNull();
});
