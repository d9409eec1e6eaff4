-- How far each process manager has come, what it keeps in mind, and what is to happen later.
create table saga_state (
    saga_id     varchar(64) primary key,
    saga_type   varchar(255),
    revision    varchar(40),
    saga        bytea
);

create table saga_associations (
    id                 bigint generated always as identity primary key,
    association_name   varchar(100) not null,
    association_to     varchar(255) not null,
    saga_type          varchar(255) not null,
    saga_id            varchar(64)  not null
);
create index saga_associations_found on saga_associations (saga_type, association_name, association_to);
create index saga_associations_of_saga on saga_associations (saga_id);

create table scheduled_tasks (
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
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_alive on scheduled_tasks (last_heartbeat);

create sequence order_numbers start with 10001;
