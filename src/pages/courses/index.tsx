import { PageShell } from '@/components/page-shell'

export default function Courses() {
  return (
    <PageShell title='培训' tab>
      培训
    </PageShell>
  )
}
