import fc from 'fast-check'
import { csvOf } from '../../src/domain/text/csv'

/** The body of a file of ours, without the mark in front. */
const bodyOf = (rows: Parameters<typeof csvOf>[0]) => csvOf(rows).slice(1)

test('a file opens in Excel in Chinese: mark, commas, CRLF', () => {
  expect(
    csvOf([
      ['入口', '人数'],
      ['入口 1', 12],
    ]),
  ).toBe('\ufeff入口,人数\r\n入口 1,12\r\n')
})

test.each([
  '=HYPERLINK("http://x","点我")',
  '+861380000',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '  =1',
  '　=1',
  '＝1+1',
  '|cmd',
])('a cell that a spreadsheet would run is text: %j', (cell) => {
  expect(bodyOf([[cell]]).replace(/^"/, '')).toMatch(/^'/)
})

test('numbers are numbers, also below zero, and nothing is nothing', () => {
  expect(bodyOf([[-3, 0.5, null]])).toBe('-3,0.5,\r\n')
})

test('a cell of quotes alone is read as it was written', () => {
  expect(readCsv(bodyOf([['"', '""', 'a"', ',"']]))).toEqual([['"', '""', 'a"', ',"']])
})

test('what was typed or scanned stays in its cell', () => {
  expect(bodyOf([['a,b', 'say "hi"', 'two\nlines', 'a\u0000b']])).toBe('"a,b","say ""hi""","two\nlines",a\ufffdb\r\n')
})

test('every table of text comes back cell by cell, with nothing that begins a formula', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((cell) => cell !== '' && !/[\u0000-\u001f\u007f]/.test(cell))
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const read = readCsv(bodyOf(rows))
      expect(read).toHaveLength(rows.length)
      for (const [row, cells] of read.entries()) {
        expect(cells.map((cell) => cell.replace(/^'/, ''))).toEqual(rows[row]?.map((cell) => cell.replace(/^'/, '')))
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@]/)
      }
    }),
  )
})

/** A reader of RFC 4180, for cells without line breaks. */
const readCsv = (text: string): string[][] => text.split('\r\n').slice(0, -1).map(readRow)

const readRow = (row: string): string[] =>
  [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  )
