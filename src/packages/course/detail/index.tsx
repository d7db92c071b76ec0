import { PageShell } from '@/components/page-shell'

export default function CourseDetail() {
  return <PageShell title='培训班详情'>培训班详情</PageShell>
}
