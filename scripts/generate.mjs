/** Writes the generated pages of docs/ from the built program; a test compares them with what stands. */
import { mkdir, writeFile } from "node:fs/promises";
import { commandsPage, configSchema } from "../dist/cli/reference.js";
import { tablesPage } from "../dist/cli/tables-words.js";
import { worldsPage } from "../dist/cli/worlds-words.js";

await writeFile(new URL("../docs/commands.md", import.meta.url), commandsPage());
await writeFile(new URL("../docs/claque.config.schema.json", import.meta.url), configSchema());
await mkdir(new URL("../docs/methods/", import.meta.url), { recursive: true });
await writeFile(new URL("../docs/methods/worlds.md", import.meta.url), worldsPage());
await writeFile(new URL("../docs/tables.md", import.meta.url), tablesPage());
