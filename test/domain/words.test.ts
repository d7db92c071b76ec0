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
const READ_NOT_SAID = /^src\/domain\/(posting-screen-limits|trade-words|han|name-search)\.ts$/

/** Every text of a file that can be shown; what a comment says is for engineers. */
function* saidIn(file: string): Generator<string> {
  const text = readFileSync(path.join(root, file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false)
  const waiting: ts.Node[] = [source]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (
      ts.isStringLiteralLike(node) ||
      ts.isJsxText(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    )
      if (/[一-龥]/.test(node.text)) yield node.text.trim()
    ts.forEachChild(node, (child) => void waiting.push(child))
  }
}

test('a word that has a successor is said nowhere', () => {
  const said = files
    .filter((file) => !READ_NOT_SAID.test(file))
    .flatMap((file) => [...saidIn(file)].map((text) => ({ file, text })))
  expect(said.length).toBeGreaterThan(3_000)
  const old = said.flatMap(({ file, text }) => (retiredIn(text) ? [`${file}: ${text} (${retiredIn(text)})`] : []))
  expect(old).toEqual([])
})
