/** A disk of a given size under a folder, where the machine lets one be mounted. */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";

/** Mounts it; null where that is not allowed. `grow` gives it another size. */
export function smallDisk(
  folder: string,
  size: string,
): { grow: (to: string) => void; remove: () => void } | null {
  mkdirSync(folder);
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: "ignore" });
  try {
    run("mount", "-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder);
  } catch {
    return null;
  }
  return {
    grow: (to) => run("mount", "-o", `remount,size=${to}`, folder),
    remove: () => run("umount", folder),
  };
}
