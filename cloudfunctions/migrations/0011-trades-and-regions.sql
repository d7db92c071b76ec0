-- Postings can be looked through by trade, pay and place; work may lie in a district of ours or in a province elsewhere.

drop view offers;

alter table postings
  add column trade text not null default 'other' check (trade in ('making', 'skilled', 'building', 'catering', 'domestic',
    'care', 'sales', 'transport', 'guarding', 'farming', 'office', 'teaching', 'tourism', 'other')),
  alter column district drop not null,
  add column province text check (province ~ '^[1-8][0-9]$'),
  add constraint postings_somewhere check (num_nonnulls(district, province) = 1),
  add column region text not null generated always as (coalesce(district, province)) stored,
  add column pay_monthly int generated always as (
    case pay_unit when 'month' then pay_max when 'day' then pay_max * 87 / 4 when 'hour' then pay_max * 174 end
  ) stored;
alter table postings alter column trade drop default;
comment on column postings.trade is 'What kind of work it is; postings from before the column are other until their employer says more.';
comment on column postings.region is 'Where the work is: the code of a district of ours, or of the province elsewhere.';
comment on column postings.pay_monthly is 'What the pay may come to in a month, for comparing: 21.75 paid days of 8 hours (人社部发〔2025〕2号); null for pay by the piece.';

create view offers as
select b.activity_id, b.id as booth_id, b.employer_id, e.name as employer, p.id as posting_id, p.title, p.trade,
  p.headcount, p.content, p.region, p.province, p.place, p.pay_min, p.pay_max, p.pay_unit, p.pay_monthly, p.education,
  p.perks,
  case when starts_with(p.region, left(a.district, 6)) then 0 when p.province is null then 1 else 2 end as distance
from activities a
  join booths b on b.activity_id = a.id and b.state = 'approved'
  join employers e on e.id = b.employer_id and e.state = 'approved'
  join booth_postings bp on bp.booth_id = b.id and bp.state = 'approved'
  join postings p on p.id = bp.posting_id and p.closed_at is null and p.valid_until >= a.day
where a.state <> 'draft';
comment on view offers is 'What seekers may see: each posting at each fair, when employer, booth and posting are approved, the posting is open and still valid on the day of the fair. distance: 0 in the county of the fair (a fair of the city: in the city), 1 in another county, 2 elsewhere.';
