import { defineMermaidSetup } from '@slidev/types'

export default defineMermaidSetup(() => {
  return {
    theme: 'drak',
    flowchart: { curve: 'linear' },
  }
})
