/** What stands where an answer is awaited or was refused. */
import type { ReactNode } from "react";
import type { Answer } from "../state/answers.js";

/** Shows the value, or that it is awaited, or why there is none. */
export function Awaited<T>({
  answer,
  what,
  children,
}: {
  readonly answer: Answer<T>;
  /** What is awaited: "the group". */
  readonly what: string;
  readonly children: (value: T) => ReactNode;
}) {
  if (answer.error)
    return (
      <p className="notice" role="alert">
        {answer.error.message}
      </p>
    );
  if (answer.value === undefined)
    return (
      <p className="awaited" role="status">
        Reading {what} …
      </p>
    );
  return children(answer.value);
}
