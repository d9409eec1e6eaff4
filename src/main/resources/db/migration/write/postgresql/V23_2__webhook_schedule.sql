-- When each webhook's queue is to be worked at next, and by which node it is right now.
create table webhook_schedule (
    task_name            varchar(100) not null,
    task_instance        varchar(100) not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean not null,
    picked_by            varchar(50),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index webhook_schedule_due on webhook_schedule (execution_time);
create index webhook_schedule_alive on webhook_schedule (last_heartbeat);
