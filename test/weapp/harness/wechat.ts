/** One call of a wx API, as tests look back at it. */
export type Call = { name: string; args: Record<string, unknown> }

/** What an API answers; throwing makes it fail as on a phone. */
export type Answer = (args: Record<string, unknown>) => unknown

type Callbacks = { success?(result: unknown): void; fail?(fault: unknown): void; complete?(result: unknown): void }

const screen = { windowWidth: 390, windowHeight: 844, screenWidth: 390, screenHeight: 844, pixelRatio: 3 }
const frame = { ...screen, statusBarHeight: 47, safeArea: { top: 47, bottom: 810, left: 0, right: 390 } }
const device = { platform: 'ios', brand: 'iPhone', model: 'iPhone 14', system: 'iOS 17.0' }
const base = { version: '8.0.50', language: 'zh_CN', fontSizeSetting: 16 }

/** APIs that answer later, with what a phone in good order says. */
const later: Record<string, Answer> = {
  showToast: () => ({}),
  hideToast: () => ({}),
  showLoading: () => ({}),
  hideLoading: () => ({}),
  showModal: () => ({ confirm: true, cancel: false }),
  showActionSheet: () => ({ tapIndex: 0 }),
  showShareMenu: () => ({}),
  setNavigationBarTitle: () => ({}),
  setNavigationBarColor: () => ({}),
  stopPullDownRefresh: () => ({}),
  pageScrollTo: () => ({}),
  enableAlertBeforeUnload: () => ({}),
  disableAlertBeforeUnload: () => ({}),
  setTabBarBadge: () => ({}),
  removeTabBarBadge: () => ({}),
  setScreenBrightness: () => ({}),
  getScreenBrightness: () => ({ value: 0.5 }),
  setKeepScreenOn: () => ({}),
  vibrateShort: () => ({}),
  vibrateLong: () => ({}),
  setClipboardData: () => ({}),
  login: () => ({ code: 'login-code' }),
  getNetworkType: () => ({ networkType: '4g' }),
  getSetting: () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
  openSetting: () => ({ authSetting: {} }),
  requestSubscribeMessage: ({ tmplIds }) => Object.fromEntries((tmplIds as string[]).map((id) => [id, 'accept'])),
  scanCode: () => {
    throw new Error('cancel')
  },
  openLocation: () => ({}),
  makePhoneCall: () => ({}),
  addPhoneCalendar: () => ({}),
  canvasToTempFilePath: () => ({ tempFilePath: 'wxfile://tmp.png' }),
  saveImageToPhotosAlbum: () => ({}),
  shareFileMessage: () => ({}),
  chooseMessageFile: () => ({ tempFiles: [] }),
  getPrivacySetting: () => ({ needAuthorization: false }),
  requirePrivacyAuthorize: () => ({}),
}

const listeners = [
  'Error',
  'UnhandledRejection',
  'AppShow',
  'AppHide',
  'NetworkStatusChange',
  'WindowResize',
  'KeyboardHeightChange',
  'UserCaptureScreen',
  'MemoryWarning',
]

/** Enough of a canvas to paint on without looking; each text is noted as a call of its own. */
const blindBrush = (onCall: Room['onCall']) => () => ({
  fillStyle: '',
  font: '',
  textAlign: 'left',
  fillRect: () => undefined,
  fillText: (text: string) => onCall({ name: 'fillText', args: { text } }),
  drawImage: () => undefined,
})

type Room = {
  storage: Record<string, unknown>
  answers: Record<string, Answer>
  cloud: (event: { name: string; data: unknown }) => unknown
  open: (move: string, url: string) => Promise<void>
  back: (delta?: number) => void
  onCall: (call: Call) => void
  /** Counts work that is under way, so that a test can wait for its end. */
  busy: <T>(work: Promise<T>) => Promise<T>
  /** Rebuilds a value inside the mini-program's own world. */
  inside: <T>(value: T) => T
  entry: () => object
  /** What asks to be told when elements come near or go away. */
  watchers: Set<Watcher>
  /** The base library's version. */
  library: string
}

/** Asked to be told of every element with the class. */
export type Watcher = { name: string; tell: (seen: object) => void }

const observerFor = (watchers: Set<Watcher>) => () => {
  let own: Watcher | null = null
  const observer = {
    relativeToViewport: () => observer,
    observe: (selector: string, tell: Watcher['tell']) => {
      own = { name: selector.slice(1), tell }
      watchers.add(own)
    },
    disconnect: () => {
      if (own) watchers.delete(own)
    },
  }
  return observer
}

/** Finds one canvas for whatever is asked. */
const queryFor = (onCall: Room['onCall']) => () => {
  const toDataURL = () => 'data:image/png;base64,AAAA'
  const canvas = { id: 'of the page', width: 300, height: 150, getContext: blindBrush(onCall), toDataURL }
  const query = {
    select: () => query,
    node: () => query,
    exec: (then: (found: unknown[]) => void) => setImmediate(() => then([{ node: canvas }])),
  }
  return query
}

/** A sound context nobody hears: each tone that starts is noted as a call of its own. */
const silentSound = (onCall: Room['onCall']) => () => ({
  currentTime: 0,
  destination: {},
  createGain: () => ({ gain: { value: 1 }, connect: () => undefined }),
  createOscillator: () => {
    const voice = { type: 'sine', frequency: { value: 0 }, connect: () => undefined, stop: () => undefined }
    const start = () => onCall({ name: 'tone', args: { hz: voice.frequency.value } })
    return Object.assign(voice, { start })
  },
})

const synchronous = ({ storage, inside, entry, onCall, watchers, library }: Room) => ({
  createWebAudioContext: silentSound(onCall),
  getSystemInfoSync: () => inside({ ...frame, ...device, ...base, SDKVersion: library }),
  getWindowInfo: () => inside(frame),
  getDeviceInfo: () => inside(device),
  getAppBaseInfo: () => inside({ ...base, SDKVersion: library }),
  getLaunchOptionsSync: entry,
  getEnterOptionsSync: entry,
  canIUse: () => true,
  getUpdateManager: () => ({ onUpdateReady: () => undefined, applyUpdate: () => undefined }),
  createSelectorQuery: queryFor(onCall),
  env: { USER_DATA_PATH: 'wxfile://usr' },
  getFileSystemManager: () => ({
    writeFileSync: (filePath: string) => onCall({ name: 'writeFileSync', args: { filePath } }),
  }),
  createIntersectionObserver: observerFor(watchers),
  nextTick: (then: () => void) => setImmediate(then),
  getStorageSync: (key: string) => (key in storage ? inside(storage[key]) : ''),
  setStorageSync: (key: string, value: unknown) => {
    storage[key] = structuredClone(value)
  },
  removeStorageSync: (key: string) => {
    delete storage[key]
  },
  getStorageInfoSync: () => inside({ keys: Object.keys(storage), currentSize: 0, limitSize: 10_240 }),
  clearStorageSync: () => {
    for (const key of Object.keys(storage)) delete storage[key]
  },
})

/** The `wx` object of a phone in good order; every later API is recorded and can be answered otherwise. */
export function createWx(room: Room): Record<string, unknown> {
  const { answers, busy, onCall, inside } = room

  const api =
    (name: string) =>
    (args: Record<string, unknown> & Callbacks = {}) => {
      const { success, fail, complete, ...plain } = args
      onCall({ name, args: structuredClone(JSON.parse(JSON.stringify(plain))) })
      const work = (async () => {
        try {
          const result = inside({ errMsg: `${name}:ok`, ...((await answers[name]?.(plain)) as object) })
          success?.(result)
          complete?.(result)
          return result
        } catch (fault) {
          const failed = inside({ errMsg: `${name}:fail ${fault instanceof Error ? fault.message : String(fault)}` })
          fail?.(failed)
          complete?.(failed)
          if (fail || complete) return failed
          throw failed
        }
      })()
      return busy(work)
    }

  Object.assign(answers, {
    ...later,
    navigateTo: ({ url }: Record<string, unknown>) => room.open('navigateTo', String(url)),
    redirectTo: ({ url }: Record<string, unknown>) => room.open('redirectTo', String(url)),
    reLaunch: ({ url }: Record<string, unknown>) => room.open('reLaunch', String(url)),
    switchTab: ({ url }: Record<string, unknown>) => room.open('switchTab', String(url)),
    navigateBack: ({ delta }: Record<string, unknown>) => room.back(delta as number | undefined),
    'cloud.callFunction': async ({ name, data }: Record<string, unknown>) => ({
      result: await room.cloud({ name: String(name), data: JSON.parse(JSON.stringify(data ?? null)) }),
    }),
    ...answers,
  })

  const names = Object.keys(answers).filter((name) => !name.startsWith('cloud.'))
  return {
    ...synchronous(room),
    ...Object.fromEntries(
      listeners.flatMap((name) => [`on${name}`, `off${name}`]).map((name) => [name, () => undefined]),
    ),
    ...Object.fromEntries(names.map((name) => [name, api(name)])),
    cloud: { init: () => undefined, callFunction: api('cloud.callFunction') },
  }
}
