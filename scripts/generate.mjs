/** Writes the generated pages of docs/ from the built program; a test compares them with what stands. */
import { writeFile } from "node:fs/promises";
import { commandsPage, configSchema } from "../dist/cli/reference.js";

await writeFile(new URL("../docs/commands.md", import.meta.url), commandsPage());
await writeFile(new URL("../docs/claque.config.schema.json", import.meta.url), configSchema());
