// A Promise as phones of iOS 15 and older have it under WeChat: what follows waits for a timer, not for the end of the
// turn. Plain text, run inside a phone's own world.
const { setTimeout } = globalThis

class TimerPromise {
  constructor(work) {
    this.state = 'open'
    this.waiting = []
    let told = false
    const once = (then) => (value) => {
      if (told) return
      told = true
      then(value)
    }
    try {
      work(
        once((value) => this.follow(value)),
        once((fault) => this.settle('failed', fault)),
      )
    } catch (fault) {
      once((thrown) => this.settle('failed', thrown))(fault)
    }
  }

  follow(value) {
    try {
      const then = value !== null && (typeof value === 'object' || typeof value === 'function') ? value.then : null
      if (typeof then !== 'function') return this.settle('done', value)
      new TimerPromise((yes, no) => then.call(value, yes, no)).then(
        (given) => this.settle('done', given),
        (fault) => this.settle('failed', fault),
      )
    } catch (fault) {
      this.settle('failed', fault)
    }
  }

  settle(state, value) {
    if (this.state !== 'open') return
    Object.assign(this, { state, value })
    for (const one of this.waiting.splice(0)) this.tell(one)
  }

  tell({ onDone, onFailed, yes, no }) {
    setTimeout(() => {
      const then = this.state === 'done' ? onDone : onFailed
      if (typeof then !== 'function') return this.state === 'done' ? yes(this.value) : no(this.value)
      try {
        yes(then(this.value))
      } catch (fault) {
        no(fault)
      }
    }, 0)
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise
  then(onDone, onFailed) {
    return new TimerPromise((yes, no) => {
      const one = { onDone, onFailed, yes, no }
      if (this.state === 'open') this.waiting.push(one)
      else this.tell(one)
    })
  }

  catch(onFailed) {
    return this.then(undefined, onFailed)
  }

  finally(then) {
    return this.then(
      (value) => TimerPromise.resolve(then()).then(() => value),
      (fault) =>
        TimerPromise.resolve(then()).then(() => {
          throw fault
        }),
    )
  }

  static resolve(value) {
    return value instanceof TimerPromise ? value : new TimerPromise((yes) => yes(value))
  }

  static reject(fault) {
    return new TimerPromise((_, no) => no(fault))
  }

  static all(many) {
    return new TimerPromise((yes, no) => {
      const values = [...many]
      let open = values.length
      if (open === 0) yes(values)
      values.forEach((value, at) => {
        TimerPromise.resolve(value).then((given) => {
          values[at] = given
          open -= 1
          if (open === 0) yes(values)
        }, no)
      })
    })
  }

  static race(many) {
    return new TimerPromise((yes, no) => {
      for (const value of many) TimerPromise.resolve(value).then(yes, no)
    })
  }
}

globalThis.Promise = TimerPromise
