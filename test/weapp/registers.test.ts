import { weappDist } from '../support/dist'
import { createMiniProgram } from './harness'
import { everyNode, type Shown, wordsOf } from './harness/nodes'
import { readPages } from './harness/pages'

const { all, tabs } = readPages(weappDist)
const isElder = (mini: ReturnType<typeof createMiniProgram>) =>
  everyNode(mini.tree()).some(({ attributes }) => String(attributes.class).split(' ').includes('elder'))
const downCloud = () => ({ kind: 'broken', traceId: 't' })

test.each(all)('%s opens cold and draws something when the cloud is broken', async (page) => {
  const mini = createMiniProgram(weappDist, { cloud: downCloud })
  await mini.launch(`/${page}`)
  expect(mini.page().route).toBe(page)
  expect(mini.text()).not.toBe('')
})

test.each(all)('%s opens when no answer comes at all', async (page) => {
  const cloud = () => {
    throw new Error('no network')
  }
  const mini = createMiniProgram(weappDist, { cloud })
  await mini.launch(`/${page}`)
  expect(mini.text()).not.toBe('')
})

test.each(all.filter((page) => !tabs.includes(page)))('%s opens from home and gives way again', async (page) => {
  const mini = createMiniProgram(weappDist, { cloud: downCloud })
  await mini.launch()
  await mini.go('navigateTo', `/${page}`)
  expect(mini.page().route).toBe(page)
  await mini.back()
  expect(mini.page().route).toBe(all[0])
})

const roles = /^(button|link|tab|checkbox|switch|radio)$/
const isNamed = (node: Shown) => !/^_/.test(node.id)

test.each(all)('on %s everything that can be tapped has an id and a name', async (page) => {
  const mini = createMiniProgram(weappDist, { cloud: downCloud })
  await mini.launch(`/${page}`)
  const nodes = everyNode(mini.tree())
  const inPickers = nodes.filter(({ tag }) => tag === 'picker').flatMap(({ children }) => everyNode(children))
  const tappable = nodes.filter(
    ({ tag, attributes }) => tag === 'picker' || roles.test(String(attributes['aria-role'])),
  )
  for (const node of tappable) {
    const spoken = String(node.attributes['aria-label'] ?? '') || wordsOf(node)
    expect({ ...node, named: isNamed(node) || inPickers.some(({ sid }) => sid === node.sid) }).toMatchObject({
      named: true,
    })
    expect(spoken).not.toBe('')
  }
})

test('the way to elder mode is one tap from home, and it is kept', async () => {
  const mini = createMiniProgram(weappDist, { cloud: downCloud })
  await mini.launch()
  await mini.tap('elder')
  expect(isElder(mini)).toBe(true)
  const later = createMiniProgram(weappDist, { cloud: downCloud, storage: mini.storage })
  await later.launch()
  expect(isElder(later)).toBe(true)
})

test('a phone in elder mode draws every page larger', async () => {
  const mini = createMiniProgram(weappDist, { cloud: downCloud, storage: { elder: 'true' } })
  await mini.launch()
  expect(isElder(mini)).toBe(true)
})

test('a page that does not exist is refused as WeChat refuses it', async () => {
  const mini = createMiniProgram(weappDist, { cloud: downCloud })
  await mini.launch()
  await expect(mini.go('navigateTo', '/pages/nowhere/index')).rejects.toThrow('is not found')
  await expect(mini.go('navigateTo', `/${tabs[1]}`)).rejects.toThrow('tabbar')
})
