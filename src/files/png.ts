/** Drawings as PNG, by the package sharp where it is installed. It is no dependency (see picture.ts). */

/** Writes an SVG text as a PNG file, at so many pixels for each of the drawing. */
export type PngWriter = (path: string, svg: string, scale: number) => Promise<void>;

interface Sharp {
  png(): { toFile(path: string): Promise<unknown> };
}

/** Dots an inch at which a pixel of a drawing is one pixel. */
const USUAL_DENSITY = 72;

/** The writer; null where sharp is not installed. */
export async function pngWriter(): Promise<PngWriter | null> {
  const name = "sharp";
  const loaded = await import(name).catch(() => null);
  if (!loaded) return null;
  const sharp: (svg: Buffer, options: object) => Sharp = loaded.default;
  return async (path, svg, scale) => {
    await sharp(Buffer.from(svg), { density: scale * USUAL_DENSITY })
      .png()
      .toFile(path);
  };
}
