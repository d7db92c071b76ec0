import { encode } from 'uqr'
import { paintQr, qrPicture } from '../../src/ui/qr-code/draw'
import { blurred, cracked, draw, glaring, grey, readBy, thumbed } from '../support/picture'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const mixed = (length: number) => Array.from({ length }, (_, at) => LETTERS[(at * at * 7 + at * 13) % 45]).join('')

/** As long as the signed code of a ticket and the changing one of a check-in screen. */
const ticket = `TR1:${mixed(149)}`
const screen = `TS1:${mixed(42)}`

/** The modules of the picture an image element is given, white all around included. */
function modulesOf(url: string): boolean[][] {
  const svg = decodeURIComponent(url.replace('data:image/svg+xml,', ''))
  const edge = Number(/viewBox='0 0 (\d+)/.exec(svg)?.[1])
  const modules = Array.from({ length: edge }, () => Array.from({ length: edge }, () => false))
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-/g)) {
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(width))
  }
  return modules
}

/** As much of a canvas as black and white squares need. */
const aCanvas = (edge: number) => {
  const pixels = new Uint8ClampedArray(edge * edge).fill(255)
  const brush = {
    fillStyle: '' as unknown,
    fillRect(x: number, y: number, width: number, height: number) {
      const shade = brush.fillStyle === '#000000' ? 0 : 255
      for (let row = y; row < y + height; row += 1) pixels.fill(shade, row * edge + x, row * edge + x + width)
    },
  }
  return { picture: { edge, pixels }, brush }
}

const damages = {
  whole: (picture: ReturnType<typeof draw>) => picture,
  blurred: (picture: ReturnType<typeof draw>) => blurred(picture, Math.max(1, Math.round(picture.edge / 320))),
  'on a dim screen': grey,
  'under a thumb': (picture: ReturnType<typeof draw>) => thumbed(picture, 0.14),
  "in a lamp's glare": (picture: ReturnType<typeof draw>) => glaring(picture, 0.1),
}

test.each([160, 240, 320, 600])(
  'two scanners read a ticket at %i px, whole and however it is damaged',
  async (edge) => {
    const modules = modulesOf(qrPicture(ticket))
    for (const [how, damaged] of Object.entries(damages)) {
      expect([how, await readBy(damaged(draw(modules, edge)))]).toEqual([how, { jsqr: ticket, zxing: ticket }])
    }
  },
)

/** At the sizes a camera sees of a code held at arm's length; finer pictures of the same cracks lose other modules. */
test.each([160, 320])('two scanners read a ticket at %i px behind ten cracks', async (edge) => {
  expect(await readBy(cracked(draw(modulesOf(qrPicture(ticket)), edge), 10))).toEqual({ jsqr: ticket, zxing: ticket })
})

test('two scanners read the code of a check-in screen under a thumb and out of focus', async () => {
  const modules = modulesOf(qrPicture(screen))
  for (const damaged of [damages.blurred, damages['under a thumb']]) {
    expect(await readBy(damaged(draw(modules, 240)))).toEqual({ jsqr: screen, zxing: screen })
  }
})

test('less correction would not have been read in the same glare', async () => {
  const modules = encode(ticket, { ecc: 'M', border: 4 }).data
  expect(await readBy(glaring(draw(modules, 320), 0.1))).toEqual({ jsqr: null, zxing: null })
})

test('four white modules lie around the code, on the screen and in the album', async () => {
  for (const text of [ticket, screen]) {
    const modules = modulesOf(qrPicture(text))
    const edge = modules.length
    modules.forEach((row, y) => {
      row.forEach((dark, x) => {
        if (Math.min(x, y, edge - 1 - x, edge - 1 - y) < 4) expect([x, y, dark]).toEqual([x, y, false])
      })
    })
  }
  const { picture, brush } = aCanvas(600)
  picture.pixels.fill(60)
  paintQr(brush, ticket, { x: 10, y: 10, size: 580 })
  expect(await readBy(picture)).toEqual({ jsqr: ticket, zxing: ticket })
})

test("the picture is whole inside the url('…') WeChat writes, and small", () => {
  for (const text of [ticket, screen]) {
    expect(qrPicture(text)).not.toMatch(/['"()\\]/)
    expect(qrPicture(text).length).toBeLessThan(24_000)
  }
})

test('a text too long for careful correction is still a code that fits the screen', async () => {
  const long = mixed(300)
  const modules = modulesOf(qrPicture(long))
  expect(modules.length).toBeLessThan(81)
  expect(await readBy(draw(modules, 400))).toEqual({ jsqr: long, zxing: long })
})
