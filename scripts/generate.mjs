/** Writes the generated pages of docs/ from the built program; a test compares them with what stands. */
import { mkdir, writeFile } from "node:fs/promises";
import { manPage } from "../dist/cli/man-page.js";
import { commandsPage, configSchema } from "../dist/cli/reference.js";
import { tablesPage } from "../dist/cli/tables-words.js";
import { worldsPage } from "../dist/cli/worlds-words.js";
import { glossaryPage } from "./lib/glossary.mjs";
import { licencesPage } from "./lib/licences.mjs";

await writeFile(new URL("../docs/commands.md", import.meta.url), commandsPage());
await writeFile(new URL("../docs/claque.config.schema.json", import.meta.url), configSchema());
await mkdir(new URL("../docs/methods/", import.meta.url), { recursive: true });
await writeFile(new URL("../docs/methods/worlds.md", import.meta.url), worldsPage());
await writeFile(new URL("../docs/tables.md", import.meta.url), tablesPage());
await writeFile(new URL("../docs/third-party/packages.md", import.meta.url), licencesPage());
await mkdir(new URL("../man/", import.meta.url), { recursive: true });
await writeFile(new URL("../man/claque.1", import.meta.url), manPage());
await writeFile(new URL("../docs/glossary.md", import.meta.url), glossaryPage());
