// Records the colours of real Shiki into tests/cases/code/colours.txt:
//   node tests/tools/record_colours.mjs path/to/node_modules
// Each case is a language, its code, and the code again with a letter for the colour of each character.
// The highlighter is made as Slidev makes it: the engine in JavaScript, and no more languages than a deck asks for.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const shiki = `${resolve(process.argv[2])}/shiki/dist`
const file = new URL('../cases/code/colours.txt', import.meta.url)
const { createBundledHighlighter } = await import(`${shiki}/core.mjs`)
const { createJavaScriptRegexEngine } = await import(`${shiki}/engine-javascript.mjs`)
const { bundledLanguages, bundledThemes } = await import(`${shiki}/index.mjs`)

const LETTERS = {
  '#e36209': 'C', '#5a6aa6': 'l', '#a0ada0': 'c', '#a65e2b': 'K', '#b31d28': 'D', '#bda437': 'e', '#005cc5': 'o',
  '#59873a': 'f', '#1c6b48': 'h', '#6f42c1': 'H', '#22863a': 'I', '#1e754f': 'k', '#393a3490': 'u', '#b05a78': 'm',
  '#2f798a': 'n', '#998418': 'P', '#99841877': 'Q', '#999999': 'p', '#2e808f': 'z', '#b5695977': 'q', '#ab5e3f': 'r',
  '#ab5959': 'S', '#b56959': 's', '#2e8f82': 't', '#b07d48': 'v', '#393a34': '.',
}
// Slidev always loads the first two; Markdown shows blocks of the others where the deck has such blocks too.
const LOADED = ['js', 'ts']
const IN_MARKDOWN = ['html', 'css', 'bash', 'json', 'yaml', 'python', 'sql', 'go', 'rust', 'diff', 'tsx', 'xml', 'toml']

const create = createBundledHighlighter({
  engine: createJavaScriptRegexEngine, langs: bundledLanguages, themes: bundledThemes,
})

async function mask(code, language) {
  const highlighter = await create({ themes: ['vitesse-light'], langs: [] })
  for (const name of [...LOADED, ...(language === 'markdown' ? IN_MARKDOWN : []), language])
    await highlighter.loadLanguage(name)
  // Without a limit of time: on a busy machine Shiki would give up in the middle of a line.
  const options = { lang: language, theme: 'vitesse-light', tokenizeTimeLimit: 0 }
  const lines = highlighter.codeToTokensBase(code, options)
  highlighter.dispose()
  return lines.map(line => line.map(({ content, color }) =>
    content.replace(/[^\s]/gu, () => LETTERS[(color ?? '#393a34').toLowerCase()] ?? '.')).join('')).join('\n')
}

const pieces = readFileSync(file, 'utf8').split(/^\.\n/m)
let out = ''
for (let index = 0; index + 2 < pieces.length; index += 3) {
  const [language, code] = [pieces[index].trim(), pieces[index + 1].replace(/\n$/, '')]
  out += `${pieces[index]}.\n${code}\n.\n${(await mask(code, language)).replace(/^\.$/gm, '. ')}\n.\n`
}
writeFileSync(file, out + pieces.at(-1))
