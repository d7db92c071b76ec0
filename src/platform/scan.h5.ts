import { openViewfinder } from './viewfinder'

type Pixels = Pick<ImageData, 'data' | 'width' | 'height'>
type Detector = { detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]> }

declare global {
  interface Window {
    BarcodeDetector?: new (kinds: { formats: string[] }) => Detector
  }
}

const readPixels = async ({ data, width, height }: Pixels): Promise<string | null> => {
  const { default: jsqr } = await import('jsqr')
  return jsqr(data, width, height)?.data || null
}

/** Half a megapixel is enough for a code held in front of a camera and quick on an old machine. */
const pixelsOf = (picture: CanvasImageSource, width: number, height: number): ImageData | null => {
  const scale = Math.min(1, Math.sqrt(500_000 / (width * height)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  brush?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return brush?.getImageData(0, 0, canvas.width, canvas.height) ?? null
}

const detector = () => {
  try {
    return window.BarcodeDetector ? new window.BarcodeDetector({ formats: ['qr_code'] }) : null
  } catch {
    return null
  }
}

const readFrame = async (video: HTMLVideoElement): Promise<string | null> => {
  if (!video.videoWidth) return null
  const seen = await detector()
    ?.detect(video)
    .catch(() => [])
  if (seen?.[0]) return seen[0].rawValue
  const pixels = pixelsOf(video, video.videoWidth, video.videoHeight)
  return pixels && readPixels(pixels)
}

export const canReadPictures = true

export async function canUseCamera(): Promise<boolean> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices()
    return devices.some((device) => device.kind === 'videoinput')
  } catch {
    return false
  }
}

export async function scanCode(): Promise<string | null> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    return await openViewfinder(stream, readFrame)
  } catch {
    return null
  }
}

const FRAME_MS = 160

export function watchCodes(video: HTMLVideoElement, onText: (text: string) => void, onFail: () => void): () => void {
  let stream: MediaStream | null = null
  let open = true
  const close = () => {
    open = false
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
  const look = async () => {
    const text = await readFrame(video).catch(() => null)
    if (open && text) onText(text)
    if (open) setTimeout(look, FRAME_MS)
  }
  const start = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (!open) return close()
      video.srcObject = stream
      await video.play()
      void look()
    } catch {
      if (open) onFail()
    }
  }
  void start()
  return close
}

export function readCodeFromPicture(): Promise<string | null> {
  return new Promise((resolve) => {
    const chooser = document.createElement('input')
    chooser.type = 'file'
    chooser.accept = 'image/*'
    chooser.onchange = () => resolve(chooser.files?.[0] ? readCodeFromFile(chooser.files[0]) : null)
    chooser.oncancel = () => resolve(null)
    chooser.click()
  })
}

async function readCodeFromFile(file: Blob): Promise<string | null> {
  try {
    const picture = await createImageBitmap(file)
    const pixels = pixelsOf(picture, picture.width, picture.height)
    return pixels && (await readPixels(pixels))
  } catch {
    return null
  }
}
