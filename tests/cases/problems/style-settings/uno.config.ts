import { defineConfig } from 'unocss'

export default defineConfig({
  rules: [[/^m-(\d+)$/, ([, d]) => ({ margin: d })]],
  preflights: [{ getCSS: () => 'p { color: red }' }],
  blocklist: ['p-2'],
  presets: [presetUno(), presetAttributify(), presetWebFonts({ fonts: { sans: 'Lato' } })],
  shortcuts: { btn: 'p-2 rounded' },
})
