import { PRINTED_PAGE } from '../../src/domain/activity/scene'
import { pathInstead } from '../../src/features/not-found'

type AppConfig = { pages: string[]; subPackages: { root: string; pages: string[] }[] }

/** What the mini-program is built with, read through the global that names it. */
function readConfig(): AppConfig {
  const world = globalThis as { defineAppConfig?: (config: AppConfig) => AppConfig }
  world.defineAppConfig = (config) => config
  const { default: config } = jest.requireActual<{ default: AppConfig }>('../../src/app.config')
  return config
}

test('the page on printed codes is the one on every code since the first, and comes with the main package', () => {
  expect(PRINTED_PAGE).toBe('pages/code/index')
  expect(readConfig().pages).toContain('pages/code/index')
})

test.each([
  ['packages/fair/detail/index', { scene: '1P00000000001F' }, '/pages/code/index?scene=1P00000000001F'],
  ['packages/fair/detail/index', { scene: 'a&b' }, '/pages/code/index?scene=a%26b'],
  ['packages/fair/detail/index', { id: 'an-id', n: 'a-notice' }, '/pages/code/index?id=an-id'],
  ['packages/course/detail', { id: 'an-id' }, '/pages/code/index?id=an-id'],
  ['packages/ticket/book/index', { activity: 'an-id' }, '/pages/code/index?id=an-id'],
  ['packages/ticket/show/index', { id: 'a-ticket' }, null],
  ['pages/nowhere/index', {}, null],
  ['pages/nowhere/index', undefined, null],
])('a link to %s with %j, if that page is no more, leads to %s', (path, query, instead) => {
  expect(pathInstead({ path, query })).toBe(instead)
})
