import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { filesBelow } from '../support/dist'

const root = path.resolve(__dirname, '../..')
const ENDS = [
  '.ts',
  '.tsx',
  '.weapp.ts',
  '.weapp.tsx',
  '/index.ts',
  '/index.tsx',
  '/index.weapp.tsx',
  '/index.weapp.ts',
]

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^import (?!type )(?:[^']*? from )?'([^']+)'/gm)].flatMap(([, from = '']) => {
    const base = from.startsWith('@/') ? path.join(root, 'src', from.slice(2)) : path.resolve(path.dirname(file), from)
    return ENDS.map((end) => base + end).filter(existsSync)
  })

/** All a page loads, by following what its files import. */
function loadedBy(page: string): Set<string> {
  const seen = new Set<string>()
  const look = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    importsOf(file).forEach(look)
  }
  look(page)
  return seen
}

const nounsIn = (files: Iterable<string>, place: string) =>
  [...files].filter((file) => path.dirname(file) === path.join(root, place)).map((file) => path.basename(file, '.ts'))

const pages = ['src/pages', 'src/packages'].flatMap((place) =>
  filesBelow(path.join(root, place), '.tsx')
    .filter((file) => /^([^/]+\/){1,2}index\.tsx$/.test(file))
    .map((file) => path.join(place, file)),
)

test.each(pages)('%s can say every refusal its calls may answer', (page) => {
  const loaded = loadedBy(path.join(root, page))
  const answered = nounsIn(loaded, 'types/refusals').filter((noun) => noun !== 'main' && noun !== 'plain')
  expect(nounsIn(loaded, 'src/wording/refusals')).toEqual(expect.arrayContaining(answered))
})
