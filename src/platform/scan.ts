/** Whether scanCode can see anything: WeChat always, a browser where there is a camera. */
export declare function canUseCamera(): Promise<boolean>
/** Opens the camera and gives the text of the first code seen; null when the person closed it or it cannot be opened. */
export declare function scanCode(): Promise<string | null>
/** Whether a code can also be read from a picture the person chooses here (h5). */
export declare const canReadPictures: boolean
/** Lets the person choose a picture and reads the code in it; null when none was chosen or none found. */
export declare function readCodeFromPicture(): Promise<string | null>
/**
 * Browsers only: shows the camera in a video of the page and gives every code it reads, frame after frame, until the
 * returned function is called. `onFail`: it cannot be opened. On WeChat the camera component does it.
 */
export declare function watchCodes(
  video: HTMLVideoElement,
  onText: (text: string) => void,
  onFail: () => void,
): () => void
