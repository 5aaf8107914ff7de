package io.ecdr.aws;

/** How a service spells members on the wire where that is not as its API calls them. */
interface FormNames {

  /** As the API calls them. */
  FormNames AS_THEY_ARE =
      new FormNames() {
        @Override
        public String sent(String member) {
          return member;
        }

        @Override
        public String read(String element) {
          return element;
        }

        @Override
        public boolean list(String element) {
          return false;
        }

        @Override
        public boolean number(String element) {
          return false;
        }
      };

  /** A member's name in a request. */
  String sent(String member);

  /** The member that an element of an answer is. */
  String read(String element);

  /** Whether an element holds a list. */
  boolean list(String element);

  /** Whether an element holds a whole number. */
  boolean number(String element);
}
