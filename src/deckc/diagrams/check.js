// Check: says what Mermaid thinks of a diagram's source. Runs in the engine, behind Mermaid.

globalThis.check = (source) => {
  globalThis.verdict = "null";
  mermaid.parse(source).catch((fault) => {
    const { lexerErrors = [], parserErrors = [] } = fault.result ?? {};
    const [first] = [
      ...lexerErrors.map(({ line, column, message }) => ({ line, column, message })),
      ...parserErrors.map(({ token, previousToken: before, message }) => ({
        line: token.startLine || before?.endLine,
        column: token.startColumn || (before?.endColumn ?? 0) + 1,
        message,
      })),
    ];
    globalThis.verdict = JSON.stringify({
      message: String(fault.message),
      ...(fault.hash && { token: fault.hash.text, expected: fault.hash.expected }),
      ...first,
    });
  });
};
