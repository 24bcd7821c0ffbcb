// Slidev's types: the functions that set-up files wrap themselves in, each of which gives back what it is given.

const same = (value) => value;
export {
  same as defineAppSetup,
  same as defineCodeRunnersSetup,
  same as defineCodeblockTransformer,
  same as defineContextMenuSetup,
  same as defineKatexSetup,
  same as defineMarkdownTransformer,
  same as defineMermaidRendererSetup,
  same as defineMermaidSetup,
  same as defineMonacoSetup,
  same as definePreparserSetup,
  same as defineRootSetup,
  same as defineRoutesSetup,
  same as defineShikiSetup,
  same as defineShortcutsSetup,
  same as defineTransformersSetup,
  same as defineUnoSetup,
  same as defineVitePluginsSetup,
  same as defineWindiSetup,
};
