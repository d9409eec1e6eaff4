-- Files of orders that were brought in: each job, how far it has come and what came of it.
create table import_jobs (
    job_no             bigint generated always as identity primary key,
    job_id             varchar(36)    not null unique,
    file_name          varchar(255)   not null,
    sha256             varchar(64)    not null,
    file_bytes         bigint         not null,
    import_mode        varchar(10)    not null,
    currency           varchar(3)     not null,
    charset_asked      varchar(10)    not null,
    charset_found      varchar(10),
    submitted_by       varchar(200)   not null,
    submitted_at       timestamp with time zone not null,
    job_state          varchar(10)    not null,
    phase              varchar(20)    not null,
    phase_done         bigint         not null,
    phase_total        bigint         not null,
    phase_resumed_at   timestamp with time zone,
    phase_resumed_with bigint         not null,
    staged_line        bigint         not null,
    row_count          bigint         not null,
    steps_taken        bigint         not null,
    step_count         bigint         not null,
    order_count        bigint         not null,
    ordered_total      numeric(24, 4) not null,
    cancelled_quantity bigint         not null,
    cancelled_total    numeric(24, 4) not null,
    failure_code       varchar(60),
    failure_text       varchar(1000),
    finished_at        timestamp with time zone
);
create index import_jobs_open on import_jobs (job_state, job_no);

-- Rows that were not taken, and why; these stay.
create table import_rows_not_taken (
    job_no  bigint      not null,
    line_no bigint      not null,
    reason  varchar(60) not null,
    primary key (job_no, line_no)
);

-- The rows of a file that can be taken, while its job runs.
-- (Keys start with the column that is looked up by many values at once.)
create table import_rows (
    job_no      bigint       not null,
    line_no     bigint       not null,
    invoice_no  varchar(64)  not null,
    cancels     boolean      not null,
    sku         varchar(64)  not null,
    occurrence  int          not null,
    quantity    int          not null,
    unit_price  numeric(24, 4) not null,
    primary key (job_no, line_no)
);
create index import_rows_of_invoice on import_rows (invoice_no, job_no, line_no);

-- What the first row of each invoice says, also where that row itself can't be taken.
create table import_invoices (
    job_no      bigint       not null,
    invoice_no  varchar(64)  not null,
    first_line  bigint       not null,
    cancels     boolean      not null,
    takeable    boolean      not null,
    customer_id varchar(64)  not null,
    invoiced_at timestamp with time zone not null,
    country     varchar(100),
    primary key (invoice_no, job_no)
);

-- The products a running job sells: as the file has them, then as the catalogue does (with a tax category).
create table import_products (
    job_no       bigint       not null,
    sku          varchar(64)  not null,
    name         varchar(200) not null,
    unit_price   numeric(24, 4) not null,
    tax_category varchar(40),
    discontinued boolean      not null,
    primary key (sku, job_no)
);

-- What a running job does, in its order: one step an ordinary invoice, then one a cancelled row.
create table import_steps (
    job_no      bigint      not null,
    step_no     bigint      not null,
    cancels     boolean     not null,
    invoice_no  varchar(64) not null,
    line_no     bigint      not null,
    occurrence  int         not null,
    customer_id varchar(64) not null,
    invoiced_at timestamp with time zone not null,
    country     varchar(100),
    primary key (job_no, step_no)
);

-- Every order line brought in, with what cancellations have left of it.
create table import_ledger (
    entry_no    bigint generated always as identity primary key,
    scope       varchar(40)    not null,
    currency    varchar(3)     not null,
    customer_id varchar(64)    not null,
    sku         varchar(64)    not null,
    ordered_at  timestamp with time zone not null,
    order_id    varchar(36)    not null,
    line_no     int            not null,
    unit_price  numeric(24, 4) not null,
    pieces      int            not null,
    pieces_left int            not null,
    unique (order_id, line_no)
);
create index import_ledger_found on import_ledger (customer_id, sku, ordered_at);

-- Cancelled rows that were taken, so that the same one in another file takes nothing back twice.
create table import_take_backs (
    scope       varchar(40)    not null,
    invoice_no  varchar(64)    not null,
    sku         varchar(64)    not null,
    occurrence  int            not null,
    customer_id varchar(64)    not null,
    invoiced_at timestamp with time zone not null,
    quantity    int            not null,
    amount      numeric(24, 4) not null,
    primary key (scope, invoice_no, sku, occurrence)
);
