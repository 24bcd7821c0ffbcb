// Preparser: functions of `setup/preparser.ts` over the lines and slides of a file. Behind `run.js`, in the sandbox.
//
// Functions are given by the ids under which `run.js` keeps them.

/** The lines after each function in turn, which changes the list that it is given. */
globalThis.preparsedLines = (ids, lines) =>
  answerOf(async () => {
    for (const id of ids) await callKept(id, lines);
    return lines.map(String);
  });

/** The slides {content, frontmatter, note} after each extension {transformSlide, transformNote} in turn. */
globalThis.preparsedSlides = (extensions, slides) =>
  answerOf(async () => {
    for (const slide of slides)
      for (const { transformSlide, transformNote } of extensions) {
        const content = transformSlide === null ? undefined : await callKept(transformSlide, slide.content, slide.frontmatter);
        if (content !== undefined) slide.content = String(content ?? "");
        const note = transformNote === null ? undefined : await callKept(transformNote, slide.note ?? undefined, slide.frontmatter);
        if (note !== undefined) slide.note = note === null ? null : String(note);
      }
    return slides;
  });
