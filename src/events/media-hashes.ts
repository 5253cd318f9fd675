/**
 * Perceptual hashes of the pictures in a folder, to take the place of the media that rows name. A medium is found by its path
 * in the folder, by the name of the file, or by that name without its ending (`3_1789.jpg` for the media key `3_1789`).
 */
import { readdir } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import { pictureReader } from "../files/index.js";
import { type RunContext, UsageError } from "../model/index.js";
import { pdqHash } from "../stats/index.js";

/** Quality of PDQ below which a hash says little, as its authors recommend. */
const LEAST_QUALITY = 50;

const PICTURE = /\.(?:jpe?g|png|webp|gif|avif|tiff?|jfif|bmp|heic)$/i;

/** Finds the hash of a medium that a row names; counts what was found. */
export class MediaHashes {
  /** Pictures with a hash, files that are no pictures, and pictures that show too little. */
  readonly counts = { hashed: 0, unreadable: 0, featureless: 0 };
  private readonly byName = new Map<string, string | null>();

  /** Hashes every picture below the folder. Throws `UsageError` where there is no folder, or no decoder. */
  static async of(folder: string, run: RunContext): Promise<MediaHashes> {
    const files = await picturesIn(folder);
    const read = await pictureReader();
    const found = new MediaHashes();
    run.progress.start("Hashing pictures", files.length, "files");
    for (const file of files) {
      run.signal.throwIfAborted();
      const picture = await read(join(folder, file));
      const pdq = picture && pdqHash(picture.luminance, picture.width, picture.height);
      if (!pdq) found.counts.unreadable++;
      else if (pdq.quality < LEAST_QUALITY) found.counts.featureless++;
      else found.learn(file, `pdq:${pdq.hash}`);
      run.progress.advance(1);
    }
    run.progress.end();
    return found;
  }

  /** The hash of a medium, `pdq:` and 64 digits; null where the folder has no such picture, or several. */
  hashOf(medium: string): string | null {
    const path = medium.replace(/[?#].*$/s, "").replaceAll("\\", "/");
    const name = posix.basename(path);
    for (const key of [path.replace(/^(?:\.?\/)+/, ""), name, name.replace(PICTURE, "")]) {
      const hash = this.byName.get(key);
      if (hash) return hash;
    }
    return null;
  }

  private learn(file: string, hash: string): void {
    this.counts.hashed++;
    const path = file.split(sep).join("/");
    const name = posix.basename(path);
    for (const key of new Set([path, name, name.replace(PICTURE, "")])) {
      const known = this.byName.get(key);
      this.byName.set(key, known === undefined || known === hash ? hash : null);
    }
  }
}

async function picturesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true });
    return entries.filter((name) => PICTURE.test(name)).sort();
  } catch (cause) {
    throw new UsageError(`media: no such folder, ${folder}. Name the folder that holds the pictures.`, {
      cause,
    });
  }
}
