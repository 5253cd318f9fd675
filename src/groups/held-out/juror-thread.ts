/** The thread of a juror: gets the lab and the candidates first, then questions. */
import { parentPort } from "node:worker_threads";
import { HalfJuror, type JurorPlan, type Question } from "./jury.js";
import { labOf } from "./lab.js";

let juror: HalfJuror | null = null;

parentPort?.on("message", (message: { readonly open: JurorPlan } | Question) => {
  if ("open" in message) {
    const { lab, candidates } = message.open;
    juror = new HalfJuror(labOf(lab), candidates);
    parentPort?.postMessage(null);
  } else parentPort?.postMessage(juror?.answer(message));
});
