-- Travel permits and the permanent residence card are documents of their own.

alter table persons drop constraint persons_id_type_check;
alter table persons add constraint persons_id_type_check check (id_type in
  ('residentId', 'hmtResidencePermit', 'hmTravelPermit', 'twTravelPermit', 'permanentResidence', 'passport'));
