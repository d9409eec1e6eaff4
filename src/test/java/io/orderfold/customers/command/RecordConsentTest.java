package io.orderfold.customers.command;

import static io.orderfold.customers.CustomerFixture.ADA;
import static io.orderfold.customers.CustomerFixture.mergedIntoEve;
import static io.orderfold.customers.CustomerFixture.refusal;
import static io.orderfold.customers.CustomerFixture.registered;

import io.orderfold.customers.ConsentPurpose;
import io.orderfold.customers.command.CustomerCommand.RecordConsent;
import io.orderfold.customers.event.CustomerConsentGiven;
import io.orderfold.customers.event.CustomerConsentWithdrawn;
import io.orderfold.kernel.Rejection.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordConsentTest extends CustomerTest {

    private static final ConsentPurpose NEWSLETTER = new ConsentPurpose("newsletter");
    private static final RecordConsent AGREE = new RecordConsent(ADA, NEWSLETTER, true, "checkout");
    private static final RecordConsent OBJECT = new RecordConsent(ADA, NEWSLETTER, false, "phone");
    private static final CustomerConsentGiven AGREED = new CustomerConsentGiven(ADA, NEWSLETTER, "checkout");
    private static final CustomerConsentWithdrawn OBJECTED = new CustomerConsentWithdrawn(ADA, NEWSLETTER, "phone");

    @Test
    void recordsThatTheyAgreed() {
        customer.given(registered()).when(AGREE).expectEvents(AGREED).expectResultMessagePayload(1L);
    }

    @Test
    void recordsThatTheyNeverAgreed() {
        customer.given(registered()).when(OBJECT).expectEvents(OBJECTED);
    }

    @Test
    void recordsThatTheyChangedTheirMind() {
        customer.given(registered(), AGREED).when(OBJECT).expectEvents(OBJECTED);
        customer.given(registered(), AGREED, OBJECTED).when(AGREE).expectEvents(AGREED);
    }

    @Test
    void changesNothingWhenItHoldsAlreadyWhereverItIsSaid() {
        customer.given(registered(), AGREED)
                .when(new RecordConsent(ADA, NEWSLETTER, true, "phone"))
                .expectNoEvents()
                .expectResultMessagePayload(1L);
        customer.given(registered(), OBJECTED).when(OBJECT).expectNoEvents();
    }

    @Test
    void keepsPurposesApart() {
        ConsentPurpose profiling = new ConsentPurpose("profiling");
        customer.given(registered(), AGREED)
                .when(new RecordConsent(ADA, profiling, true, "checkout"))
                .expectEvents(new CustomerConsentGiven(ADA, profiling, "checkout"));
    }

    @Test
    void refusesToBeToldNotWhere() {
        customer.given(registered())
                .when(new RecordConsent(ADA, NEWSLETTER, true, " "))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "text-missing"));
    }

    @Test
    void refusesMorePurposesThanThereCanBe() {
        List<Object> story = new ArrayList<>(List.of(registered()));
        for (int i = 0; i < Customer.MOST_PURPOSES; i++) {
            story.add(new CustomerConsentGiven(ADA, new ConsentPurpose("p-" + i), "checkout"));
        }
        customer.given(story).when(AGREE).expectNoEvents().expectException(refusal(Kind.INVALID, "too-many-purposes"));
        customer.given(story)
                .when(new RecordConsent(ADA, new ConsentPurpose("p-7"), false, "phone"))
                .expectEvents(new CustomerConsentWithdrawn(ADA, new ConsentPurpose("p-7"), "phone"));
    }

    @Test
    void refusesACustomerWhoWasMerged() {
        customer.given(registered(), mergedIntoEve())
                .when(AGREE)
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "customer-merged"));
    }
}
