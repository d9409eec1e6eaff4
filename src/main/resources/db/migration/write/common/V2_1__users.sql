-- Who may sign in. A password stands here as a salted hash only, prefixed with the way it was made.
create table users (
    user_name      varchar(64)  primary key,
    password_hash  varchar(255) not null,
    enabled        boolean      not null,
    revision       bigint       not null,
    created_at     timestamp with time zone not null,
    changed_at     timestamp with time zone not null,
    changed_by     varchar(255) not null
);

create table user_roles (
    user_name  varchar(64) not null references users (user_name),
    role_name  varchar(20) not null,
    primary key (user_name, role_name)
);
create index user_roles_by_role on user_roles (role_name);
