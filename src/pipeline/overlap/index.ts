/** How many accounts and objects two cases share. */
export { answer, ask, finish, messageAt, readClose, type Shared, sharedOf } from "./exchange.js";
export { type Elements, type ElementsRequest, elementsByName, elementsOfCase } from "./sets.js";
