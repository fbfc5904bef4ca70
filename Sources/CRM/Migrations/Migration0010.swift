import Postgres

extension Migration {
  /// What a calculation has to do at all, and what becomes of one that cannot be done.
  static let calculationOutcomes = Migration(
    number: 10, name: "calculation_outcomes",
    statements: [
      "ALTER TABLE segment ADD COLUMN is_scheduled boolean NOT NULL DEFAULT false",
      """
      COMMENT ON COLUMN segment.is_scheduled IS
      'segment_due knows of everybody whom time alone will move: the criteria were asked of all'
      """,
      "ALTER TABLE segment_calculation ADD COLUMN failure text NOT NULL DEFAULT ''",
      """
      COMMENT ON COLUMN segment_calculation.failure IS
      'Why it was given up, empty for one that was not'
      """,
    ])
}
