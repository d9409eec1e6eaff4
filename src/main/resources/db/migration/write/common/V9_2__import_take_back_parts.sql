-- Which order lines a cancelled row of a running live job has taken back from: if such an order is refused at last, what
-- was taken back from it is no longer counted.
create table import_take_back_parts (
    entry_no bigint not null,
    job_no   bigint not null,
    line_no  bigint not null,
    quantity int    not null,
    primary key (entry_no, job_no, line_no)
);
create index import_take_back_parts_of_row on import_take_back_parts (job_no, line_no);
