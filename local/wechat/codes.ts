import { qrPng } from './qr-png'
import { type Api, failure, isPage, minuteQuota } from './world'

const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/

/** `POST wxa/getwxacodeunlimit`: a code that opens a page with a scene; drawn here as a QR code of that address. */
export function unlimitedCode(): Api {
  const allowed = minuteQuota(5000)
  return (world, body) => {
    const { scene, page = world.pages[0] ?? '', check_path = true, env_version = 'release', width = 430 } = body
    if (!allowed(world.now())) return failure(45009)
    if (typeof scene !== 'string' || !SCENE.test(scene)) return failure(40169)
    if (typeof page !== 'string' || page.length > 1024) return failure(40159)
    if (/[?]/.test(page) || page.startsWith('/') || (check_path !== false && !isPage(world, page)))
      return failure(41030)
    if (!['release', 'trial', 'develop'].includes(String(env_version))) return failure(40097, 'env_version')
    if (typeof width !== 'number' || !Number.isInteger(width) || width < 280 || width > 1280)
      return failure(40097, 'width')
    return qrPng(`wxacode:${page}?scene=${encodeURIComponent(scene)}`, width)
  }
}
