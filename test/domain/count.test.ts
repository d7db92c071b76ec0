import { sayCount } from '../../src/domain/text/count'

test('counts are written in thousands', () => {
  expect([0, 7, 999, 1000, 3911, 100_000, 1_234_567].map(sayCount)).toEqual([
    '0',
    '7',
    '999',
    '1,000',
    '3,911',
    '100,000',
    '1,234,567',
  ])
})
