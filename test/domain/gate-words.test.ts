import { codeAt, lastsUntil } from '../../src/packages/gate/screen/codes'
import { sayOffline, sayOfflineMode } from '../../src/wording/gate-offline'
import { saySelf } from '../../src/wording/self-check-in'
import { ScanOutcome } from '../../types/gate'

const NOW = 1_795_741_200_000

test.each(ScanOutcome.options)(
  '%s is said to the helper without a network and to whoever checks in, with a next step',
  (outcome) => {
    const offline = sayOffline(outcome, { usedAt: null, newSince: null })
    expect(offline.word).not.toBe('')
    expect(offline.word.length).toBeLessThanOrEqual(6)
    expect(offline.detail).not.toContain('null')
    const own = saySelf({ outcome, at: NOW, title: '叉车班', place: '培训中心', startsAt: NOW })
    expect(own.title).not.toBe('')
    expect(own.next).not.toBe('')
  },
)

test('without a network nothing is promised: checked later, and what cannot be known is said', () => {
  const said = sayOffline('admitted', { usedAt: null, newSince: null })
  expect(`${said.word}${said.detail}${said.next}`).toMatch(/离线放行.*联网后再核对.*查不到/)
  expect(sayOffline('usedAlready', { usedAt: NOW, newSince: null }).detail).toContain('本机入场')
  expect(sayOffline('admitted', { usedAt: null, newSince: NOW }).detail).toMatch(/以后报的名.*联网后再核对/)
  expect(sayOfflineMode(NOW).detail).toContain('查不到')
  expect(sayOfflineMode(null).words).toContain('还不能离线验票')
})

test('checking in again is no mistake of the person', () => {
  expect(saySelf({ outcome: 'usedAlready', at: NOW, title: '', place: '', startsAt: NOW }).tone).toBe('go')
})

test('a check-in screen shows each code in its own fifteen seconds, through a gap, and nothing when the stock is out', () => {
  const codes = [30, 0, 15].map((seconds) => ({ from: NOW + seconds * 1000, text: `code ${seconds}` }))
  for (let seconds = 0; seconds < 45; seconds += 1) {
    expect(codeAt({ codes }, NOW + seconds * 1000)?.text).toBe(`code ${seconds - (seconds % 15)}`)
  }
  expect(codeAt({ codes }, NOW - 1)).toBeNull()
  expect(codeAt({ codes }, NOW + 45_000)).toBeNull()
  expect(lastsUntil({ codes })).toBe(NOW + 45_000)
  expect(codeAt({ codes: [] }, NOW)).toBeNull()
})
