// Slidev's own configuration of UnoCSS, for those that spread it: deckc's utilities are it, so nothing is added.

export default {
  shortcuts: {}, rules: [], variants: [], presets: [], preflights: [], safelist: [], theme: {}, transformers: [],
  extractors: [],
};
