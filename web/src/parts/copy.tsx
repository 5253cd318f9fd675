/** A button that copies a text and says so. */
import { useState } from "react";
import { Button } from "react-aria-components";

/** `text` is made when the button is pressed, so that nothing is prepared that nobody wants. */
export function Copy({
  text,
  children,
}: {
  readonly text: () => string | Promise<string>;
  readonly children: string;
}) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await text());
      setSaid("copied");
    } catch (error) {
      setSaid(
        error instanceof Error && error.name !== "NotAllowedError"
          ? error.message
          : "not copied: the browser refused",
      );
    }
    setTimeout(() => setSaid(""), 2500);
  };
  return (
    <span className="copy">
      <Button className="link" onPress={copy}>
        {children}
      </Button>
      <span role="status" className="copied">
        {said}
      </span>
    </span>
  );
}
