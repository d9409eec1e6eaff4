package archfixture.shop.command;

import org.axonframework.spring.stereotype.Aggregate;

/** An aggregate anybody may use. */
@Aggregate
public class PublicAggregate {}
