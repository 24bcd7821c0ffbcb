import { defineShikiSetup } from '@slidev/types'

interface Options { dark: string }

const name = (options: Options): string => options.themes.dark

export default defineShikiSetup(() => ({
  themes: { light: 'nord', dark: name({ dark: 'nord' } as any) },
}))
