import { defineMermaidSetup } from '@slidev/types'

export default defineMermaidSetup(() => {
  return {
    theme: dark() ? 'dark' : 'forest',
    flowchart: { curve: 'linear' },
  }
})
