const kinds: [RegExp, string][] = [
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Macintosh/, '苹果电脑'],
]

export function deviceName(): string {
  return `${kinds.find(([kind]) => kind.test(navigator.userAgent))?.[1] ?? '电脑'}浏览器`
}
