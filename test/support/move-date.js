/**
 * Moves what `Date` of one realm takes for now by so many ms from the machine's time; moving it again starts from there
 * too. Given dates, timers, animations and durations stay as they are. Plain text for a browser and a bare world too.
 */
function moveDate(realm, ms) {
  const Own = realm.Date.own || realm.Date
  const moved = function (...given) {
    if (!new.target) return new moved().toString()
    return Reflect.construct(Own, given.length > 0 ? given : [moved.now()], new.target)
  }
  Object.setPrototypeOf(moved, Own)
  moved.prototype = Own.prototype
  moved.prototype.constructor = moved
  moved.own = Own
  moved.now = () => Own.now() + ms
  realm.Date = moved
}

if (typeof module === 'object') module.exports = { moveDate }
