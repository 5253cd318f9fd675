/** Every source, in the order in which ties of recognition are broken: the more particular format first. */
import { generic } from "./generic/generic.js";
import { shares } from "./shares/shares.js";
import type { Source } from "./source.js";
import { telegramDesktop } from "./telegram-desktop/telegram-desktop.js";
import { xApi } from "./x-api/x-api.js";
import { xArchive } from "./x-archive/x-archive.js";

/** The sources. */
export const SOURCES: readonly Source[] = [shares, xApi, xArchive, telegramDesktop, generic];
