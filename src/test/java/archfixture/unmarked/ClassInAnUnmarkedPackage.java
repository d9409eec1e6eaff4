package archfixture.unmarked;

/** Its package says nothing about null. */
class ClassInAnUnmarkedPackage {}
