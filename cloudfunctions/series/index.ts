import { serve } from '../kit/serve'
import { callOff } from './call-off'
import { closeDay } from './close-day'
import { days } from './days'
import { edit } from './edit'
import { gaps } from './gaps'
import { list } from './list'
import { dates } from './list-dates'
import { make } from './make'
import { openDay } from './open-day'
import { pick } from './pick'
import { plan } from './plan'
import { preview } from './preview'
import { previewCallOff } from './preview-call-off'
import { previewPick } from './preview-pick'
import { previewSave } from './preview-save'
import { previewYear } from './preview-year'
import { enterYear, publishYear } from './publish-year'
import { save } from './save'
import { clearDay, setDay } from './set-day'
import { stop } from './stop'

export const main = serve<'series'>(
  {
    'series.list': list,
    'series.dates': dates,
    'series.previewSave': previewSave,
    'series.save': save,
    'series.stop': stop,
    'series.plan': plan,
    'series.previewPick': previewPick,
    'series.pick': pick,
    'series.preview': preview,
    'series.edit': edit,
    'series.previewCallOff': previewCallOff,
    'series.callOff': callOff,
    'series.gaps': gaps,
    'series.days': days,
    'series.closeDay': closeDay,
    'series.openDay': openDay,
    'series.setDay': setDay,
    'series.clearDay': clearDay,
    'series.previewYear': previewYear,
    'series.publishYear': publishYear,
    'series.enterYear': enterYear,
    'series.make': make,
  },
  { makeSeries: 'series.make' },
)
