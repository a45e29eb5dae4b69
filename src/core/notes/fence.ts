const opening = /^ {0,3}(?:(`{3,})[^`]*|(~{3,})[^]*)$/;
const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;

/** The marks with which a line, without its ending, opens fenced code: "```"; undefined for any other line, as for "``` a `b`". */
export function fenceOpening(line: string): string | undefined {
  const match = opening.exec(line);
  return match?.[1] ?? match?.[2];
}

/** Whether a line, without its ending, closes the code that these marks opened. */
export function closesFence(line: string, marks: string): boolean {
  return closing.exec(line)?.[1]?.startsWith(marks) === true;
}
