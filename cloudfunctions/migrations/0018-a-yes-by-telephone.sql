-- Somebody who was asked whether a moved date suits them may say so on the telephone.

alter table calls drop constraint calls_result_check;
alter table calls add constraint calls_result_check check (result in ('told', 'noAnswer', 'wrongNumber', 'coming'));
