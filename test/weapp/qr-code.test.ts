import jsqr from 'jsqr'
import { paintQr, qrPicture } from '../../src/components/qr-code/draw'

const code = `t1.0b5f3c1e-6a2e-4b53-9a44-7d0f1f7c2b11.${'aB3'.repeat(18)}`

/** A canvas of our own: enough of one for black and white squares. */
const aCanvas = (edge: number) => {
  const pixels = new Uint8ClampedArray(edge * edge * 4).fill(255)
  const brush = {
    fillStyle: '' as unknown,
    fillRect(x: number, y: number, width: number, height: number) {
      const shade = brush.fillStyle === '#000000' ? 0 : 255
      for (let row = y; row < y + height; row += 1) {
        for (let column = x; column < x + width; column += 1)
          pixels.fill(shade, (row * edge + column) * 4, (row * edge + column) * 4 + 3)
      }
    },
  }
  return { pixels, brush }
}

test('a scanner reads back the code that is painted for the saved picture', () => {
  const { pixels, brush } = aCanvas(400)
  paintQr(brush, code, { x: 40, y: 40, size: 320 })
  expect(jsqr(pixels, 400, 400)?.data).toBe(code)
})

test('a scanner reads back the picture shown on the ticket', () => {
  const [, picture = ''] = qrPicture(code).split('data:image/svg+xml,')
  const modules = Number(/viewBox='0 0 (\d+)/.exec(decodeURIComponent(picture))?.[1])
  const edge = (modules + 8) * 4
  const { pixels, brush } = aCanvas(edge)
  brush.fillStyle = '#000000'
  for (const [, x, y, width] of picture.matchAll(/M(\d+) (\d+)h(\d+)v1h-/g)) {
    brush.fillRect((Number(x) + 4) * 4, (Number(y) + 4) * 4, Number(width) * 4, 4)
  }
  expect(jsqr(pixels, edge, edge)?.data).toBe(code)
  expect(qrPicture(code).length).toBeLessThan(12_000)
})
