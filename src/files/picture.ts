/**
 * Pictures as luminance, by the package sharp where it is installed. It is no dependency: it brings a native library under the
 * LGPL, and only who hashes a folder of media needs it.
 */
import { UsageError } from "../model/index.js";

/** A picture as luminance, row by row, 0 to 255. */
export interface Picture {
  readonly luminance: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Reads a picture file; null for what is no picture, or is damaged. */
export type PictureReader = (path: string) => Promise<Picture | null>;

/** Longest side that is decoded; what is larger is made smaller first, as the reference implementation in Python does. */
const SIDE = 512;

interface Sharp {
  resize(options: object): Sharp;
  flatten(options: object): Sharp;
  toColourspace(space: string): Sharp;
  raw(): Sharp;
  toBuffer(options: { resolveWithObject: true }): Promise<{
    data: Buffer;
    info: { width: number; height: number; channels: number };
  }>;
}

/** The reader. Throws `UsageError` where sharp is not installed. */
export async function pictureReader(): Promise<PictureReader> {
  const sharp = await loadedSharp();
  return async (path) => {
    try {
      const { data, info } = await sharp(path, { failOn: "truncated" })
        .resize({ width: SIDE, height: SIDE, fit: "inside", withoutEnlargement: true })
        .flatten({ background: "#ffffff" })
        .toColourspace("srgb")
        .raw()
        .toBuffer({ resolveWithObject: true });
      return { ...info, luminance: luminanceOf(data, info.channels) };
    } catch {
      return null;
    }
  };
}

async function loadedSharp(): Promise<(path: string, options: object) => Sharp> {
  const name = "sharp";
  try {
    return (await import(name)).default;
  } catch (cause) {
    throw new UsageError(
      'media: pictures are read by the package sharp, which is not installed. Run "npm install sharp" beside claque, or give hashes in the data.',
      { cause },
    );
  }
}

function luminanceOf(data: Buffer, channels: number): Float32Array {
  const luminance = new Float32Array(Math.floor(data.length / channels));
  for (let i = 0, p = 0; i < luminance.length; i++, p += channels)
    luminance[i] = channels < 3 ? data[p] : 0.299 * data[p] + 0.587 * data[p + 1] + 0.114 * data[p + 2];
  return luminance;
}
