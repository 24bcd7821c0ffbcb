import { defineConfig } from 'unocss'

export default defineConfig({
  rules: [[/^m-(\d+)$/, ([, d]) => ({ margin: d })]],
  shortcuts: { btn: 'p-2 rounded' },
})
