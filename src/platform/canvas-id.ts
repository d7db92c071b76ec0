/** The page's own canvas that pictures are painted on; WeChat exports no other. */
export const CANVAS_ID = 'painted'
