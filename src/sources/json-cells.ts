/** SQL of JSON that stands in the cells of a table: what is no valid JSON is passed on as it stands, never an error. */
import { literal } from "../store/index.js";

/** SQL of `ready` where the cell holds a JSON list, of the cell itself where it does not. */
export const ifJsonList = (cell: string, ready: string): string =>
  `CASE WHEN starts_with(${cell}, '[') AND json_valid(${cell}) THEN ${ready} ELSE ${cell} END`;

/** SQL of the elements of a JSON list. */
export const jsonElements = (cell: string): string => `json_extract(${cell}, '$[*]')::JSON[]`;

/** SQL of a JSON list of texts: `element` gives the SQL of the text of an element from its name; NULL leaves it out. */
export const jsonTexts = (cell: string, element: (name: string) => string): string =>
  `nullif(to_json(list_filter(list_transform(${jsonElements(cell)}, lambda e: ${element("e")}), lambda t: t IS NOT NULL))::VARCHAR, '[]')`;

/** SQL of a field of a JSON value as text; NULL where it has none. */
export const jsonField = (value: string, field: string): string => `(${value} ->> ${literal(field)})`;
