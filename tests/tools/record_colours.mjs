// Records the colours of real Shiki into tests/cases/code/colours.txt:
//   node tests/tools/record_colours.mjs path/to/node_modules
// Each case is a language, its code, and the code again with a letter for the colour of each character.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const modules = resolve(process.argv[2])
const file = new URL('../cases/code/colours.txt', import.meta.url)
const { createHighlighter } = await import(`${modules}/shiki/dist/index.mjs`)

const LETTERS = {
  '#e36209': 'C', '#5a6aa6': 'l', '#a0ada0': 'c', '#a65e2b': 'K', '#b31d28': 'D', '#bda437': 'e', '#005cc5': 'o',
  '#59873a': 'f', '#1c6b48': 'h', '#6f42c1': 'H', '#22863a': 'I', '#1e754f': 'k', '#393a3490': 'u', '#b05a78': 'm',
  '#2f798a': 'n', '#998418': 'P', '#99841877': 'Q', '#999999': 'p', '#2e808f': 'z', '#b5695977': 'q', '#ab5e3f': 'r',
  '#ab5959': 'S', '#b56959': 's', '#2e8f82': 't', '#b07d48': 'v', '#393a34': '.',
}
const NAMES = { console: 'shellsession' }

const pieces = readFileSync(file, 'utf8').split(/^\.\n/m)
const languages = pieces.filter((_, index) => index % 3 === 0).map(text => text.trim()).filter(Boolean)
const always = ['markdown', 'vue', 'javascript', 'typescript', 'html', 'css', 'yaml']
const highlighter = await createHighlighter({
  themes: ['vitesse-light'],
  langs: [...always, ...languages.map(name => NAMES[name] ?? name)],
})

// Without a limit of time: on a busy machine Shiki would give up in the middle of a line.
const options = { theme: 'vitesse-light', tokenizeTimeLimit: 0 }

function mask(code, language) {
  const lines = highlighter.codeToTokensBase(code, { lang: NAMES[language] ?? language, ...options })
  return lines.map(line => line.map(({ content, color }) =>
    content.replace(/[^\s]/gu, () => LETTERS[color.toLowerCase()] ?? '.')).join('')).join('\n')
}

let out = ''
for (let index = 0; index + 2 < pieces.length; index += 3) {
  const [language, code] = [pieces[index].trim(), pieces[index + 1].replace(/\n$/, '')]
  out += `${pieces[index]}.\n${code}\n.\n${mask(code, language).replace(/^\.$/gm, '. ')}\n.\n`
}
writeFileSync(file, out + pieces.at(-1))
