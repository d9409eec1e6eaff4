package io.orderfold.reports.projection;

import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import org.springframework.stereotype.Component;

/** The table {@code report_customers}. */
@Component
class CustomerFactRows {

    private final ViewTable<CustomerFacts> table;

    CustomerFactRows(ReadTables tables, Documents documents) {
        table = new ViewTable<>(
                        tables,
                        documents,
                        CustomerFacts.class,
                        "report_customers",
                        "customer_id",
                        customer -> customer.customerId().value())
                .column(
                        "merged_into",
                        customer -> customer.mergedInto() == null
                                ? null
                                : customer.mergedInto().value());
    }

    ViewTable<CustomerFacts> table() {
        return table;
    }
}
