import jsqr from 'jsqr'
import type { Page } from 'playwright-core'

/** Reads the QR code that is on the screen, from its picture, as a scanner in front of the phone would. */
export async function readQr(page: Page): Promise<string | undefined> {
  const png = (await page.screenshot()).toString('base64')
  const { pixels, width, height } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    const brush = canvas.getContext('2d')
    if (!brush) throw new Error('no canvas')
    brush.drawImage(picture, 0, 0)
    const { data, width, height } = brush.getImageData(0, 0, picture.width, picture.height)
    let text = ''
    for (let at = 0; at < data.length; at += 30_000) text += String.fromCharCode(...data.subarray(at, at + 30_000))
    return { pixels: btoa(text), width, height }
  }, png)
  return jsqr(new Uint8ClampedArray(Buffer.from(pixels, 'base64')), width, height)?.data
}
