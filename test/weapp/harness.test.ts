import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createMiniProgram } from './harness'

const dist = mkdtempSync(path.join(os.tmpdir(), 'mini-program-'))
const files = {
  'app.json': JSON.stringify({ pages: ['home/index'] }),
  'app.js': 'App({})',
  'base.wxml': `<template name="tmpl_0_1"><view class="{{i.cl}}" aria-label="{{i.p3}}" bindtap="eh" id="{{i.uid}}"></view></template>
<template name="tmpl_0_2"><block>{{i.v}}</block></template>`,
  'home/index.js': `Page({
    onLoad() { this.setData({ 'root.cn': [{ nn: '1', sid: '_A', uid: 'go', p3: '走', cn: [{ nn: '2', sid: '_B', v: '去' }] }] }) },
    eh(event) {
      if (event.type !== 'tap') return
      setTimeout(() => this.setData({ 'root.cn.[0].cn.[0].v': typeof fetch + typeof Intl + typeof process }))
      wx.scanCode({ fail: (fault) => { if (fault.errMsg !== 'scanCode:fail cancel') throw new Error('not like WeChat') } })
      wx.cloud.callFunction({ name: 'gate', data: { call: 'gate.scan', input: {} } }).then(({ result }) => {
        if (result === 'bad') setTimeout(() => { throw new Error('late fault') }, 5)
      })
    },
  })`,
}

beforeAll(() => {
  mkdirSync(path.join(dist, 'home'))
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dist, name), text)
})

afterAll(() => rmSync(dist, { recursive: true, force: true }))

test('a page is read back as elements with the attributes its templates name', async () => {
  const mini = createMiniProgram(dist, { cloud: () => 'good' })
  await mini.launch()
  expect(mini.find('go')).toMatchObject({ tag: 'view', attributes: { 'aria-label': '走' }, children: ['去'] })
})

test('scripts find nothing of a browser or of Node around them', async () => {
  const mini = createMiniProgram(dist, { cloud: () => 'good' })
  await mini.launch()
  await mini.tap('go')
  expect(mini.text('go')).toBe('undefined'.repeat(3))
  expect(mini.sent('gate.scan')).toEqual([{}])
})

test('an error thrown late, in a timer, still fails the test', async () => {
  const mini = createMiniProgram(dist, { cloud: () => 'bad' })
  await mini.launch()
  await expect(mini.tap('go')).rejects.toThrow('late fault')
})

test('firing at nothing says what could have been fired at', async () => {
  const mini = createMiniProgram(dist, { cloud: () => 'good' })
  await mini.launch()
  await expect(mini.tap('gone')).rejects.toThrow('there are: go')
  await expect(mini.input('go', 'x')).rejects.toThrow('does not bind input')
})
