import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { sceneOf } from '../../src/domain/activity/scene'
import { referenceOf, scannedAs } from '../../src/domain/gate/scanned'
import { packSelfCode, selfCodeText } from '../../src/domain/gate/self-code'
import { packTicketCode, ticketCodeText } from '../../src/domain/ticket/code'
import { sayWrongCode } from '../../src/wording/scanned'

const { privateKey } = generateKeyPairSync('ed25519')
const packed = packTicketCode({ keyId: 1, ticketId: randomUUID(), activityId: randomUUID(), day: '2026-11-27' })
const ticket = ticketCodeText(packed, sign(null, packed, privateKey))
const checkIn = selfCodeText(packSelfCode({ sessionId: randomUUID(), step: 119_000_000 }), new Uint8Array(32))
const scene = sceneOf({ via: 'poster', code: 'ABCDEF1234' })

test.each([
  [ticket, 'ticket'],
  [` ${ticket.toLowerCase()}\n`, 'ticket'],
  [ticket.slice(0, 90), 'cut'],
  [checkIn, 'checkIn'],
  [checkIn.slice(0, 20), 'cut'],
  [scene, 'scene'],
  [`https://mp.weixin.qq.com/a/abc?scene=${scene}`, 'scene'],
  ['12345678', 'invite'],
  ['1234 5678', 'invite'],
  ['验票码 1234 5678，2026/11/30 前有效', 'invite'],
  ['2026-11-30', 'foreign'],
  ['WIFI:S:hall;T:WPA;P:12345678;;', 'foreign'],
  ['TEL:12345678', 'foreign'],
  ['姓名:张三;证件:12345678', 'foreign'],
  ['example.cn/12345678', 'foreign'],
  ['', 'empty'],
  [' \u3000\n', 'empty'],
  ['https://example.com/menu?id=5', 'foreign'],
  ['{"c":1003,"label":"健康码","t":"2026-11-27"}', 'foreign'],
  ['wxp://f2f0abcdefghijk', 'foreign'],
  ['https://qr.alipay.com/bax01234', 'foreign'],
  ['BEGIN:VCARD\nFN:某人\nEND:VCARD', 'foreign'],
  ['\u0000\u0001\ufffd\u00ff', 'foreign'],
  ['x'.repeat(10_000), 'foreign'],
  [`${ticket}${'0'.repeat(10_000)}`, 'cut'],
  ['张三', 'foreign'],
])('%# is told apart', (text, kind) => {
  expect(scannedAs(text)).toBe(kind)
})

test('the wrong code is called by its name before every scanner, with what to show instead', () => {
  expect(sayWrongCode('ticket', 'gate')).toBeNull()
  expect(sayWrongCode('checkIn', 'checkIn')).toBeNull()
  expect(sayWrongCode('checkIn', 'gate')).toMatchObject({ title: '不是入场码', what: '这是签到码' })
  expect(sayWrongCode('ticket', 'checkIn')).toMatchObject({ title: '这不是签到码', what: '这是入场码' })
  expect(sayWrongCode('ticket', 'claim')?.what).toBe('这是入场码')
  for (const scanner of ['gate', 'checkIn', 'claim'] as const)
    for (const scanned of ['empty', 'cut', 'foreign', 'scene'] as const) {
      expect(sayWrongCode(scanned, scanner)?.next).not.toBe('')
      expect(sayWrongCode(scanned, scanner)?.what).not.toBe('')
    }
})

test('what is written down of a code is enough to tell two apart and never enough to enter with', () => {
  for (const code of [ticket, checkIn]) {
    expect(referenceOf(code)).toMatch(/^T[RS]1:….{6}$/)
    expect(scannedAs(referenceOf(code))).toBe('cut')
  }
  expect(referenceOf('12345678')).not.toContain('5678')
  expect(referenceOf('https://example.com')).toBe('https://example.com')
})
