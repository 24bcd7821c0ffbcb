import { defineKatexSetup } from '@slidev/types'

export default defineKatexSetup(() => ({
  macros: { '\\RR': '\\mathbb{R}' },
  maxSize: 'big',
  colour: 'red',
}))
