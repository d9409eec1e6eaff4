-- Orders say what undo and redo would do: they are made anew from the log.
delete from order_deadlines;
delete from order_tags;
delete from order_lines;
delete from orders;
delete from tracking_tokens where processor = 'orders.projection';
