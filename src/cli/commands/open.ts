/** `claque open`: the workbench, a page on 127.0.0.1 in which a person looks and decides. */
import { spawn } from "node:child_process";
import { Command } from "commander";
import { UsageError } from "../../model/index.js";
import { refusePattern } from "../../pipeline/case-folder.js";
import { readManifest } from "../../pipeline/manifest.js";
import { bytesOf } from "../../pipeline/quantities.js";
import { type RunningServer, startServer } from "../../server/index.js";
import { errorText } from "../exit.js";
import { pseudonymKey, refuseKeyInside } from "../key.js";
import { askedToStop, cores, write } from "../machine.js";
import { printable } from "../printable.js";

interface OpenFlags {
  readonly port: string;
  readonly browser?: boolean;
  readonly with: readonly string[];
  readonly reviewer: string;
  readonly folder: string;
  readonly memory: string;
}

/** The command. */
export function openCommand(): Command {
  return new Command("open")
    .description("the workbench on 127.0.0.1; without a case: drop files, or the demo")
    .argument("[case]")
    .option("--port <n>", "port to listen on; 0 for a free one", "0")
    .option("--browser", "open the browser (done by itself on a terminal)")
    .option("--no-browser", "only print the link")
    .option(
      "--with <case>",
      "another case that the page may compare with; repeatable",
      (value: string, before: string[]) => [...before, value],
      [],
    )
    .option("--reviewer <name>", "who decides, as decisions.ndjson names them", "reviewer")
    .option("--folder <dir>", "where cases are made of dropped files, and the demo", "claque-cases")
    .option("--memory <size>", "memory to stay under", "2GB")
    .addHelpText(
      "before",
      "Examples:\n  claque open my-case\n  claque open my-case --with other-case --reviewer anna\n  claque open                                      drop files on the page, or open the demo\n",
    )
    .action(openWorkbench);
}

async function openWorkbench(folder: string | undefined, flags: OpenFlags): Promise<void> {
  const port = Number(flags.port);
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new UsageError(`--port: not a port, "${flags.port}". Write for example --port 8123.`);
  for (const named of folder === undefined ? flags.with : [folder, ...flags.with]) await refuseNoCase(named);
  const server = await startServer({
    folder: folder ?? null,
    others: flags.with,
    reviewer: reviewerOf(flags.reviewer),
    cases: flags.folder,
    key() {
      refuseKeyInside(flags.folder);
      return pseudonymKey(say);
    },
    memoryBytes: bytesOf(flags.memory, "--memory"),
    threads: cores(),
    port,
    report: (error) => say(errorText(error)),
  });
  if (server.trouble) say(server.trouble);
  if (!server.built)
    say(
      "The page was not built, so the browser will show a note only. Run npm run build in the folder of claque.",
    );
  const link = server.link();
  await write(`${link}\n`);
  say("The link is good for one use, in one browser; press Enter for another one. Ctrl-C ends.");
  if (flags.browser ?? process.stdout.isTTY === true) openBrowser(link);
  await untilStopped(server);
}

/** Throws `CaseError` where there is nothing to show. A run that is not finished and a damaged file are shown, with what to do. */
async function refuseNoCase(folder: string): Promise<void> {
  refusePattern(folder);
  await readManifest(folder);
}

/** Resolves when Ctrl-C was pressed and everything is closed. */
async function untilStopped(server: RunningServer): Promise<void> {
  if (process.stdin.isTTY) process.stdin.on("data", () => void write(`${server.link()}\n`));
  await askedToStop();
  say("Closing.");
  await server.close();
}

const say = (line: string): void => void process.stderr.write(`${printable(line)}\n`);

function reviewerOf(name: string): string {
  const plain = name.trim();
  if (plain === "" || plain.length > 80 || printable(plain) !== plain)
    throw new UsageError(`--reviewer: not a name, "${printable(name)}". Write for example --reviewer anna.`);
  return plain;
}

/** Asks the system to open the link; where it cannot, the printed link is there. */
function openBrowser(link: string): void {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", link]
      : process.platform === "win32"
        ? ["rundll32", "url.dll,FileProtocolHandler", link]
        : ["xdg-open", link];
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
