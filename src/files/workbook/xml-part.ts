/** Parts of a workbook as streams of XML events. Entities of one's own are not resolved, so that none can swell. */
import sax from "sax";
import { InputError } from "../../model/index.js";
import { openMember, zipFault } from "../archive/zip-file.js";

/** What is told of an element: its name without the prefix, its attributes as they are written. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** Parses a part; yields once for each piece read, so that what the handlers collected can be taken. Throws `InputError`. */
export async function* xmlPart(path: string, part: string, handlers: XmlHandlers): AsyncGenerator<void> {
  const member = await openMember(path, part);
  const parser = sax.parser(true, { position: false });
  const local = (name: string): string => name.slice(name.indexOf(":") + 1);
  parser.onopentag = ({ name, attributes }) =>
    handlers.open(local(name), attributes as Record<string, string>);
  parser.ontext = handlers.text;
  parser.oncdata = handlers.text;
  parser.onclosetag = (name) => handlers.close(local(name));
  parser.onerror = (cause) => {
    throw new InputError(
      `read: the workbook is damaged, ${path} (${part}). Save it again, or save the sheet as CSV.`,
      {
        cause,
      },
    );
  };
  const decoder = new TextDecoder();
  try {
    for await (const block of member.stream) {
      parser.write(decoder.decode(block as Buffer, { stream: true }));
      yield;
    }
    parser.write(decoder.decode());
    parser.close();
    yield;
  } catch (cause) {
    throw zipFault(cause, path);
  } finally {
    member.close();
  }
}

/** Parses a whole part. */
export async function parsedPart(path: string, part: string, handlers: XmlHandlers): Promise<void> {
  for await (const _ of xmlPart(path, part, handlers));
}
