import { defineKatexSetup } from '@slidev/types'

export default defineKatexSetup(() => ({
  macros: {
    '\\RR': '\\mathbb{R}',
    '\\NN': name('N'),
  },
  maxExpand: 2000,
  trust: true,
}))
