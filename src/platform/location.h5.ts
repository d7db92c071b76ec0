import type { Place } from './location'

/** Tencent's map page, which opens the app where there is one. */
const linkTo = ({ lng, lat, name, address }: Place) => {
  const marker = `coord:${lat},${lng};title:${name};addr:${address}`
  return `https://apis.map.qq.com/uri/v1/marker?marker=${encodeURIComponent(marker)}&referer=tongren-jobs`
}

export function openMap(place: Place): void {
  window.open(linkTo(place), '_blank', 'noopener')
}
