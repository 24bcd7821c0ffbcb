import { defineConfig } from 'unocss'

export default defineConfig({
  shortcuts: { btn: 'p-2 rounded' },
  extractors: [{ name: 'mine', extract: ({ code }) => code.split(' ') }],
})
