import { defineShikiSetup } from '@slidev/types'

export default defineShikiSetup(() => ({
  themes: { light: 'githublight', dark: 'nord' },
  langs: ['nolang'],
}))
