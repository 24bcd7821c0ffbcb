// Records what real UnoCSS, set up as Slidev does, makes of tokens and sheets of tokens:
//   npm install @slidev/client@52 unocss@66.7.5
//   node tests/tools/record_utilities.mjs path/to/node_modules
// Tokens and lists stay as they are in the files; their CSS is written anew.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const modules = resolve(process.argv[2])
const load = name => import(`${modules}/${name}/dist/index.mjs`)
const { createGenerator } = await load('@unocss/core')
const { presetWind3 } = await load('@unocss/preset-wind3')
const { presetAttributify } = await load('@unocss/preset-attributify')
const { presetTypography } = await load('@unocss/preset-typography')
const config = readFileSync(`${modules}/@slidev/client/uno.config.ts`, 'utf8')
const shortcuts = new Function(`return ${config.match(/shortcuts: (\{[\s\S]*?\n {2}\}),/)[1]}`)()
const direction = name => ({
  name,
  match: token => new RegExp(`^${name}[:-]`).test(token) && {
    matcher: token.slice(name.length + 1),
    handle: (input, next) => next({ ...input, prefix: `.slidev-nav-go-${name} ${input.prefix}` }),
  },
})
const uno = await createGenerator({
  shortcuts,
  variants: [direction('forward'), direction('backward')],
  presets: [presetWind3(), presetAttributify(), presetTypography()],
  warn: false,
})

async function css(tokens, preflights = false) {
  const made = await uno.generate(new Set(tokens), { preflights, safelist: false })
  return made.css.replace(/\/\* layer: .*? \*\/\n/g, '')
}

async function renew(name, change) {
  const file = new URL(`../conformance/${name}.json`, import.meta.url)
  const data = JSON.parse(readFileSync(file, 'utf8'))
  await change(data)
  writeFileSync(file, `${JSON.stringify(data, null, 0).replace(/,"(?=(?:[^"\\]|\\.)*":)/g, ',\n"')}\n`)
}

await renew('utilities-more', async (data) => {
  for (const token of Object.keys(data)) data[token] = await css([token]) || null
})
await renew('utilities-words', async (data) => {
  data.css = {}
  for (const word of [...data.words, ...data.frameworks].flatMap(list => list.split(' '))) {
    const made = await css([word])
    if (made) data.css[word] = made
  }
})
await renew('utilities-sheets', async (data) => {
  for (const sheet of data.sheets) sheet.css = await css(sheet.tokens.split('\t'))
})
await renew('utilities-computed', async (data) => {
  data.css = await css(data.tokens.split('\t'), true)
})
