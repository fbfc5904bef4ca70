import Postgres

extension Migration {
  /// A number that grows when answers of before have to be forgotten: somebody was erased, a tag became
  /// sensitive. It grows as the last thing of its transaction, so that nobody waits for long for another's, and by its
  /// owner's rights: servers that were there before it have none.
  static let answerGeneration = Migration(
    number: 14, name: "answer_generation",
    statements: [
      """
      CREATE TABLE answer_generation (
        is_only boolean NOT NULL DEFAULT true,
        generation bigint NOT NULL,
        CONSTRAINT answer_generation_pkey PRIMARY KEY (is_only),
        CONSTRAINT answer_generation_is_only_check CHECK (is_only)
      )
      """,
      """
      COMMENT ON TABLE answer_generation IS
        'Grows when servers have to forget what they keep of answers: an erasure, a sensitive tag'
      """,
      "INSERT INTO answer_generation (generation) VALUES (1)",
      """
      CREATE FUNCTION advance_answer_generation() RETURNS trigger LANGUAGE plpgsql
      SECURITY DEFINER SET search_path FROM CURRENT AS $$
      BEGIN
        UPDATE answer_generation SET generation = generation + 1;
        RETURN NULL;
      END $$
      """,
      """
      CREATE CONSTRAINT TRIGGER erasure_receipt_advances_answers AFTER INSERT ON erasure_receipt
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION advance_answer_generation()
      """,
      """
      CREATE CONSTRAINT TRIGGER sensitive_tag_advances_answers AFTER INSERT OR DELETE ON sensitive_tag
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION advance_answer_generation()
      """,
    ])
}
