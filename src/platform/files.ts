/** A 2D canvas context, as far as pictures of ours need it. */
export type Brush = {
  fillStyle: unknown
  font: string
  textAlign: CanvasTextAlign
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number, widthMax?: number): void
}

/** What is to be painted; sizes in px of the finished picture. */
export type Picture = { name: string; width: number; height: number; paint: (brush: Brush) => void }

/** Paints a picture and keeps it: in the album on a phone, as a download on h5. */
export declare function savePicture(picture: Picture): Promise<'saved' | 'denied' | 'failed'>
