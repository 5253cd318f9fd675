/** Which names of clients say that a machine posts. */
import { expect, test } from "vitest";
import { isMachineClient } from "./scheduler-names.js";

test.each([
  ["Tok RSS", true],
  ["feed relay (automated)", true],
  ["conference retweet tool", true],
  ["my_app_api", true],
  ["RT bot", true],
  ["weatherbot", true],
  ["IFTTT", true],
  ["some browser", false],
  ["web", false],
  ["app for android", false],
  ["scheduling tool", false],
  ["posting tool", false],
  ["Robot Diary", false],
  ["art gallery app", false],
])("%s: %s", (client, machine) => expect(isMachineClient(client)).toBe(machine));
