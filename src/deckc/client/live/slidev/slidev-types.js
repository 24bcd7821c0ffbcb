/** Slidev types: what `@slidev/types` offers to setup files: functions that hand on what they are given. */

const same = (/** @type {any} */ value) => value;

export const defineAppSetup = same;
export const defineRootSetup = same;
export const defineRoutesSetup = same;
export const defineMermaidSetup = same;
export const defineKatexSetup = same;
export const defineShikiSetup = same;
export const defineUnoSetup = same;
export const defineMonacoSetup = same;
export const defineShortcutsSetup = same;
export const defineTransformersSetup = same;
export const definePreparserSetup = same;
export const defineCodeRunnersSetup = same;
export const defineContextMenuSetup = same;
