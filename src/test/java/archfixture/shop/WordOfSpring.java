package archfixture.shop;

import org.springframework.context.ApplicationContext;

/** A word that needs a framework. */
public record WordOfSpring(ApplicationContext context) {}
