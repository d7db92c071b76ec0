create or replace view offers as
select b.activity_id, b.id as booth_id, b.number, b.employer_id, e.name as employer, e.name_folded, p.id as posting_id,
  p.title, p.title_folded, p.trade, p.headcount, p.content, p.region, p.province, p.place, p.pay_min, p.pay_max,
  p.pay_unit, p.pay_monthly, p.education, p.perks,
  case when starts_with(p.region, left(a.district, 6)) then 0 when p.province is null then 1 else 2 end as distance
from activities a
  join booths b on b.activity_id = a.id and b.state = 'approved'
  join employers e on e.id = b.employer_id and e.state = 'approved'
  join booth_postings bp on bp.booth_id = b.id and bp.state = 'approved'
  join postings p on p.id = bp.posting_id and p.closed_at is null and p.valid_until >= a.day
where a.state <> 'draft';
comment on view offers is 'What seekers may see: each posting at each fair, when employer, booth and posting are approved, the posting is open and still valid on the day of the fair. distance: 0 in the county of the fair (a fair of the city: in the city), 1 in another county, 2 elsewhere.';
