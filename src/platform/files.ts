/** A 2D canvas context, as far as pictures of ours need it. */
export type Brush = {
  fillStyle: unknown
  font: string
  textAlign: CanvasTextAlign
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number, widthMax?: number): void
  drawImage(image: unknown, x: number, y: number, width: number, height: number): void
}

/** What is to be painted; sizes in px of the finished picture. `images` are PNGs in base64, loaded before `paint` gets them. */
export type Picture = {
  name: string
  width: number
  height: number
  images?: readonly string[]
  paint: (brush: Brush, images: readonly unknown[]) => void
}

/** How keeping something went; who closed WeChat's own sheet wanted nothing kept and hears nothing. */
export type Saved = 'saved' | 'cancelled' | 'denied' | 'failed'

/** Paints a picture and keeps it: in the album on a phone, whose page carries a `PictureCanvas`; as a download on h5. */
export declare function savePicture(picture: Picture): Promise<Saved>

/**
 * Gives the person a text file: a download on h5, on a computer's WeChat the disk, on a phone a file to send into a chat
 * (`文件传输助手`). `name` with its ending.
 */
export declare function saveText(name: string, text: string): Promise<Saved>
