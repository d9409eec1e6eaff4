-- Which node works on which job in the background, and until when nobody else may.
create table job_leases (
    job        varchar(100) not null primary key,
    held_by    varchar(36)  not null,
    held_until timestamp with time zone not null
);
alter table what_ifs drop column run_by;
alter table what_ifs drop column leased_until;
