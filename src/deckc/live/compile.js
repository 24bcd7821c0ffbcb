// Compile: one single-file component through Vue's own compiler (`__sfc`), in the sandbox.
// In: {source, filename, id, attribute, inline, types: {file: text}}. `inline`: the template is compiled into `setup()`; else it
// stands apart, so that it can be exchanged alone. Out: {code, script, lang, styles: [{css, line}],
// errors: [{message, line, column, length}]}; `script`: the code without the template.

function compileComponent(given) {
  const { source, filename, id, attribute, inline, types } = given;
  const fs = { fileExists: (file) => file in types, readFile: (file) => types[file] };
  const errors = [];
  const fail = (error, offset = 0) => {
    const start = error.loc?.start;
    const at = start && offset ? { line: start.line, column: start.column } : start;
    const length = start ? Math.max(1, (error.loc.end?.offset ?? 0) - start.offset) : 0;
    const message = String(error.message ?? error).split("\n")[0].replace(/^\[@vue\/compiler-sfc\]\s*/, "");
    errors.push({ message, line: at?.line ?? 0, column: (at?.column ?? 1) - 1, length });
  };
  const { descriptor, errors: parsed } = __sfc.parse(source, { filename, sourceMap: false, ignoreEmpty: false });
  parsed.forEach((error) => fail(error));
  if (errors.length) return { code: "", script: "", lang: "js", styles: [], errors };

  const scoped = descriptor.styles.some((style) => style.scoped);
  const lang = descriptor.scriptSetup?.lang ?? descriptor.script?.lang ?? "js";
  const options = { hoistStatic: true, compilerOptions: { expressionPlugins: /tsx?/.test(lang) ? ["typescript"] : [] } };
  const template = { ...options, scoped, id, filename, transformAssetUrls: { includeAbsolute: true } };
  let code = "";
  let bindings;
  try {
    if (descriptor.scriptSetup || descriptor.script) {
      const inlineTemplate = inline && Boolean(descriptor.scriptSetup && descriptor.template && !descriptor.template.src);
      const script = __sfc.compileScript(descriptor, {
        id, isProd: false, inlineTemplate, genDefaultAs: "__component", sourceMap: false, templateOptions: template, fs,
      });
      bindings = script.bindings;
      code = script.content;
      if (inlineTemplate) bindings = undefined;
    } else {
      code = "const __component = {};";
    }
  } catch (error) {
    fail(error);
  }
  const script = code;
  if (!errors.length && descriptor.template && (bindings || !descriptor.scriptSetup)) {
    const made = __sfc.compileTemplate({
      ...template, source: descriptor.template.content, ast: descriptor.template.ast, slotted: descriptor.slotted,
      compilerOptions: { ...options.compilerOptions, bindingMetadata: bindings },
    });
    made.errors.forEach((error) => fail(error));
    code += "\n" + made.code.replace(/\nexport (function|const) render/, "\n$1 __render") + "\n__component.render = __render;";
  }
  if (attribute) code += `\n__component.__scopeId = ${JSON.stringify(attribute)};`;
  else if (scoped) code += `\n__component.__scopeId = ${JSON.stringify(`data-v-${id}`)};`;
  code += `\n__component.__file = ${JSON.stringify(filename)};\nexport default __component;`;

  const styles = descriptor.styles.map((style) => {
    const { css, line } = { css: style.content, line: style.loc.start.line };
    if (!style.scoped && !descriptor.cssVars.length) return { css, line, lang: style.lang ?? "css", module: style.module };
    const made = __sfc.compileStyle({ source: css, filename, id: `data-v-${id}`, scoped: style.scoped, isProd: false });
    made.errors.forEach((error) => errors.push({ message: String(error.reason ?? error.message), line: line + (error.line ?? 1) - 1, column: 0, length: 0 }));
    return { css: made.errors.length ? "" : made.code, line, lang: style.lang ?? "css", module: style.module };
  });
  return { code, script, lang, styles, errors };
}
