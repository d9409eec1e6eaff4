-- Rebuilds, verifications and replays, those that run and the last ones that are over.
create table rebuild_jobs (
    job_id             varchar(36)   primary key,
    kind               varchar(20)   not null,
    processing_groups  varchar(2000) not null,
    since_instant      timestamp with time zone,
    switch_if_different boolean      not null,
    job_state          varchar(20)   not null,
    phase              varchar(20)   not null,
    requested_by       varchar(255)  not null,
    requested_at       timestamp with time zone not null,
    started_at         timestamp with time zone,
    finished_at        timestamp with time zone,
    alive_at           timestamp with time zone not null,
    cancel_requested   boolean       not null,
    log_position       bigint        not null,
    log_head           bigint        not null,
    events_read        bigint        not null,
    rows_made          bigint        not null,
    per_second         bigint        not null,
    seconds_left       bigint,
    failure            varchar(1000),
    failed_event       varchar(64),
    rows_compared      bigint,
    differences        bigint,
    difference_list    varchar(1048576),
    switched           boolean       not null
);
create index rebuild_jobs_by_time on rebuild_jobs (requested_at);
alter table projections add column running_job varchar(36);
