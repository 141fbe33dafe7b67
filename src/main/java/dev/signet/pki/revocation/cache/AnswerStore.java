package dev.signet.pki.revocation.cache;

/** Where answers outlive the process, or do not. */
interface AnswerStore {

  /** They do not. */
  AnswerStore NONE =
      new AnswerStore() {
        @Override
        public void write(KeptAnswer answer) {}

        @Override
        public void delete(KeptAnswer answer) {}
      };

  void write(KeptAnswer answer);

  void delete(KeptAnswer answer);
}
