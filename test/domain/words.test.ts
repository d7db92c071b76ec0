import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { retiredIn } from '../support/retired-words'

const root = path.resolve(__dirname, '../..')
const rooms = ['src', 'cloudfunctions', 'types']
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...rooms], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file))

/** Words of others that are recognised and not said: what employers write, and the letters of names and searches. */
const READ_NOT_SAID = /^src\/domain\/(posting\/screen-limits|posting\/trade-words|text\/han|person\/name-search)\.ts$/

/** What a node says: a text, or a sentence in pieces, whole, with a sign where something is put in. */
const textOf = (node: ts.Node): string | null => {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map((piece) => piece.text).join('…')
}

/** Every text of a file that can be shown; what a comment says is for engineers. */
function* saidIn(file: string): Generator<string> {
  const text = readFileSync(path.join(root, file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false)
  const waiting: ts.Node[] = [source]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const text = textOf(node)
    if (text && /[一-龥]/.test(text)) yield text.trim()
    ts.forEachChild(node, (child) => void waiting.push(child))
  }
}

test('a sentence in pieces is looked at whole', () => {
  const source = ts.createSourceFile('a.ts', `const one = \`余 \${left} 位\``, ts.ScriptTarget.Latest, false)
  const words: string[] = []
  const visit = (node: ts.Node): void => {
    const text = textOf(node)
    if (text) words.push(text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  expect(words).toEqual(['余 … 位'])
  expect(words.map(retiredIn)).toEqual([expect.stringContaining('剩…个名额')])
})

test('a word that has a successor is said nowhere', () => {
  const said = files
    .filter((file) => !READ_NOT_SAID.test(file))
    .flatMap((file) => [...saidIn(file)].map((text) => ({ file, text })))
  expect(said.length).toBeGreaterThan(3_000)
  const old = said.flatMap(({ file, text }) => (retiredIn(text) ? [`${file}: ${text} (${retiredIn(text)})`] : []))
  expect(old).toEqual([])
})
