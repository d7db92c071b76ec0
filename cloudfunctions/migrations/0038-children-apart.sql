-- Of a child under 14 no groups are kept, whatever a list says, and nobody is chosen for a notice by a child. A guardian
-- agrees to the rules for children as they read now, as everybody does to the notice. `mark-children.ts` looks at the birth
-- dates that are there, in the same transaction.

alter table persons add column is_child boolean not null default false;
comment on column persons.is_child is 'Under 14 when last looked at: all that a statement needs of the sealed birth date. The night of the fourteenth birthday takes it off.';
create index persons_children on persons (id) where is_child;

create view members as
select p.id as person_id, r.key_group from rosters r join persons p on p.id_hash = r.id_hash where not p.is_child;
comment on view members is 'Who belongs to a key group by a list: of a child no list says so.';

create or replace view ticket_standings as
select t.id, t.activity_id, t.state, t.queue_no,
  t.old_enough and (a.eligibility <> 'roster' or listed.id_hash is not null) as eligible,
  t.old_enough and (
    listed.id_hash is not null
    or (a.key_group is not null and a.eligibility <> 'roster' and t.mark is not distinct from 'declared')
  ) as in_key_group
from tickets t join activities a on a.id = t.activity_id join persons p on p.id = t.person_id
  left join rosters listed on listed.key_group = a.key_group and listed.id_hash = p.id_hash and not p.is_child;

-- A child's place is marked with no group, by a list or by a word.
do $$ declare
  was text := pg_get_functiondef('take_places'::regproc);
  made text := was;
begin
  made := replace(made, 'select p.name_sealed, listed.id_hash is not null as is_on_roster into who',
    'select p.name_sealed, p.is_child, listed.id_hash is not null as is_on_roster into who');
  made := replace(made, 'on listed.key_group = place.key_group and listed.id_hash = p.id_hash',
    'on listed.key_group = place.key_group and listed.id_hash = p.id_hash and not p.is_child');
  made := replace(made, 'when wish.declared then', 'when wish.declared and not who.is_child then');
  if length(made) <> length(was) + length(', p.is_child') + length(' and not p.is_child') + length(' and not who.is_child') then
    raise exception 'take_places is not what it was';
  end if;
  execute made;
end $$;

alter table privacy_consents
  drop constraint privacy_consents_part_check,
  add constraint privacy_consents_part_check
    check (part in ('notice', 'idNumber', 'children', 'help', 'keyGroup', 'choosing'));
comment on column privacy_consents.part is
  'notice: the privacy notice; idNumber: the document number; children: the rules for children, by a guardian; help: that staff at the door know help is needed; keyGroup: a word given to belong to a key group; choosing: answers and groups used to choose whom to tell of a special. The version is that of the text agreed to: of the rules for children, else of the notice.';

-- Whether an account agreed, for this person and on a basis it said, to the notice of the day and to the number's use; for
-- a child, to the rules for children of the day as well.
create or replace function has_agreed(account text, person uuid, today text) returns boolean language sql stable as $$
  select count(distinct part) filter (where part in ('notice', 'idNumber') and version = privacy_version('notice', today)) = 2
    and (
      coalesce(bool_or(part = 'children' and version = privacy_version('children', today)), false)
      or not exists (select from persons p where p.id = person and p.is_child)
    )
  from privacy_consents
  where openid = account and person_id = person and withdrawn_at is null and basis is not null
$$;
