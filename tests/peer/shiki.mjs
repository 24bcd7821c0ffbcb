// Records the colours of real Shiki into tests/conformance/code-colours.json:
//   node tests/peer/shiki.mjs path/to/node_modules
// wants shiki in the version of Slidev's lock (53.0.0: 4.4.3). The samples are tests/cases/code/samples.txt. Each is
// coloured as Slidev does it: the engine in JavaScript, both Vitesse themes, the languages that the code itself names.
// A line is a list of lengths (in UTF-16 units) and letters for pairs of colours: `5a3b`.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const modules = resolve(process.argv[2])
const { createBundledHighlighter, guessEmbeddedLanguages } = await import(`${modules}/shiki/dist/core.mjs`)
const { createJavaScriptRegexEngine } = await import(`${modules}/shiki/dist/engine-javascript.mjs`)
const { bundledLanguages, bundledThemes } = await import(`${modules}/shiki/dist/index.mjs`)
const { version } = JSON.parse(readFileSync(`${modules}/shiki/package.json`, 'utf8'))

const samples = new URL('../cases/code/samples.txt', import.meta.url)
const recorded = new URL('../conformance/code-colours.json', import.meta.url)
const themes = { light: 'vitesse-light', dark: 'vitesse-dark' }
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const create = createBundledHighlighter({
  engine: createJavaScriptRegexEngine, langs: bundledLanguages, themes: bundledThemes,
})

async function record(lang, code) {
  const highlighter = await create({ themes: Object.values(themes), langs: [lang] })
  await highlighter.loadLanguage(...guessEmbeddedLanguages(code, lang, highlighter))
  // Without a limit of time: on a busy machine Shiki would give up in the middle of a line.
  const options = { lang, themes, defaultColor: false, tokenizeTimeLimit: 0 }
  const { tokens } = highlighter.codeToTokens(code, options)
  highlighter.dispose()
  const pairs = []
  const letter = (style) => {
    const pair = `${style['--shiki-light']} ${style['--shiki-dark']}`.toLowerCase()
    if (!pairs.includes(pair)) pairs.push(pair)
    return LETTERS[pairs.indexOf(pair)]
  }
  const lines = tokens.map(line => line.map(({ content, htmlStyle }) => content.length + letter(htmlStyle)).join(''))
  return { pairs, lines: lines.join(' ') }
}

const languages = {}
const [, ...parts] = readFileSync(samples, 'utf8').split(/^=== /m)
for (const part of parts) {
  const end = part.indexOf('\n')
  languages[part.slice(0, end)] = await record(part.slice(0, end), part.slice(end + 1).replace(/\n$/, ''))
}
writeFileSync(recorded, `${JSON.stringify({ shiki: version, languages }, null, 1)}\n`)
