// Check: says what Mermaid thinks of a diagram's source. Runs in the sandbox, behind Mermaid.

globalThis.check = async (source) => {
  try {
    await mermaid.parse(source);
    return null;
  } catch (fault) {
    const { lexerErrors = [], parserErrors = [] } = fault.result ?? {};
    const [first] = [
      ...lexerErrors.map(({ line, column, message }) => ({ line, column, message })),
      ...parserErrors.map(({ token, previousToken: before, message }) => ({
        line: token.startLine || before?.endLine,
        column: token.startColumn || (before?.endColumn ?? 0) + 1,
        message,
      })),
    ];
    return {
      message: String(fault.message),
      ...(fault.hash && { token: fault.hash.text, expected: fault.hash.expected }),
      ...first,
    };
  }
};
