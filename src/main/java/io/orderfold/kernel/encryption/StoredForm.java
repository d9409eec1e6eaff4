package io.orderfold.kernel.encryption;

import org.springframework.stereotype.Component;

/**
 * Holds the module for what is stored. It is no bean itself: Spring Boot would have the mapper that answers requests use it,
 * too.
 */
@Component
public class StoredForm {

    private final PersonalDataModule personalData;

    StoredForm(PersonalDataCipher cipher) {
        personalData = new PersonalDataModule(cipher);
    }

    public PersonalDataModule personalData() {
        return personalData;
    }
}
