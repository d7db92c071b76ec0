import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { filesBelow, weappDist } from '../support/dist'

const tools = mkdtempSync(path.join(os.tmpdir(), 'wx-compilers-'))
const platform = process.platform === 'darwin' ? 'mac' : 'linux'

/** WeChat's own compilers come without the executable bit; a copy gets it. */
function compiler(name: 'wcc' | 'wcsc'): string {
  const copy = path.join(tools, name)
  copyFileSync(path.join(path.dirname(require.resolve('miniprogram-compiler')), 'bin', platform, name), copy)
  chmodSync(copy, 0o755)
  return copy
}

const wcc = compiler('wcc')
const wcsc = compiler('wcsc')
const run = (tool: string, args: string[], cwd = weappDist) =>
  spawnSync(tool, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 })

afterAll(() => rmSync(tools, { recursive: true, force: true }))

test("WeChat's own compiler accepts every WXML and WXS file", () => {
  const { status, stderr } = run(wcc, ['-d', ...filesBelow(weappDist, '.wxml'), ...filesBelow(weappDist, '.wxs')])
  expect(stderr).toBe('')
  expect(status).toBe(0)
})

test("WeChat's own compiler accepts every WXSS file", () => {
  const { status, stderr } = run(wcsc, ['-js', ...filesBelow(weappDist, '.wxss')])
  expect(stderr).toBe('')
  expect(status).toBe(0)
})

test('the compilers do refuse what is broken', () => {
  writeFileSync(path.join(tools, 'broken.wxml'), '<view><text></view>')
  writeFileSync(path.join(tools, 'broken.wxss'), '.a { color: red; .b { } ')
  expect(run(wcc, ['-d', 'broken.wxml'], tools).status).not.toBe(0)
  expect(run(wcsc, ['-js', 'broken.wxss'], tools).status).not.toBe(0)
})
