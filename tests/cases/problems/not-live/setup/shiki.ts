import { readFileSync } from 'node:fs'

const dark = JSON.parse(readFileSync('./dark.json', 'utf-8'))

export default () => ({ themes: { light: 'github-light', dark } })
