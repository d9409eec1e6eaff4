-- What was written plain, before there were keys, is encrypted once: which part of it, and how far that has come.
create table personal_data_steps (
    step     varchar(40) primary key,
    position bigint      not null,
    done_at  timestamp with time zone
);
