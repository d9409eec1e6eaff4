-- A row a product that ever had stock: the view as a document, and its numbers in columns of their own.
create table stock (
    sku       varchar(64) primary key,
    version   bigint not null,
    document  varchar(1048576) not null,
    on_hand   bigint not null,
    reserved  bigint not null,
    available bigint not null
);
