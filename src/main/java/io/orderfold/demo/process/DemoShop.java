package io.orderfold.demo.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.PostalAddress;
import java.util.Currency;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo sells, to whom, and how much of it is there. */
@Component
@Profile("demo")
class DemoShop {

    static final Currency EUR = Money.currency("EUR");

    private final CommandGateway commands;
    private final Log log;

    DemoShop(CommandGateway commands, Log log) {
        this.commands = commands;
        this.log = log;
    }

    void open() {
        product("MUG-BLUE", "Mug, blue", "9.90", 120);
        product("TEAPOT-1L", "Teapot, one litre", "34.50", 25);
        product("TEA-ASSAM", "Assam tea, 250 g", "7.80", 200);
        product("TOWEL-LINEN", "Tea towel, linen", "12.00", 80);
        product("BOWL-OAK", "Bowl, oak", "45.00", 14);
        // The simulated provider declines what ends in .13: the order of this lamp waits for its customer.
        product("LAMP-DESK", "Desk lamp", "59.13", 9);
        product("CLOCK-WALL", "Wall clock", "79.00", 2);
        product("GIFT-CARD", "Gift card", "0.00", 1_000);
        customer("anna", "Anna Example", "Rosenweg 4", "50667", "Koeln", "DE");
        customer("ben", "Ben Sample", "12 Harbour Street", "BS1 4RW", "Bristol", "GB");
        customer("carla", "Carla Muster", "Via Roma 8", "20121", "Milano", "IT");
    }

    private void product(String code, String name, String price, int pieces) {
        Sku sku = new Sku(code);
        if (log.version("product:" + sku).isEmpty()) {
            commands.sendAndWait(new RegisterProduct(sku, name, Money.of(price, EUR), null, false));
        }
        if (log.version("stock:" + sku).isEmpty()) {
            commands.sendAndWait(new ReceiveStock(sku, pieces, "Opening stock"));
        }
    }

    private void customer(String id, String name, String street, String postalCode, String city, String country) {
        CustomerId customer = new CustomerId("demo-" + id);
        if (log.version("customer:" + customer).isEmpty()) {
            commands.sendAndWait(new RegisterCustomer(
                    customer,
                    new PersonName(name),
                    new EmailAddress(id + "@example.org"),
                    List.of(new PostalAddress(name, street, null, postalCode, city, null, country))));
        }
    }
}
