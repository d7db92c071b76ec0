import { PageShell } from '@/components/page-shell'

export default function Me() {
  return (
    <PageShell title='我的' tab>
      我的
    </PageShell>
  )
}
