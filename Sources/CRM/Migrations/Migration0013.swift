import Postgres

extension Migration {
  /// Whose request id it is and what it was used for, as of other request ids. What an older server writes
  /// meanwhile has no caller, and is found by nobody else.
  static let calculationRequests = Migration(
    number: 13, name: "calculation_requests",
    statements: [
      """
      ALTER TABLE segment_calculation_request
        ADD COLUMN caller text NOT NULL DEFAULT '',
        ADD COLUMN content_hash bytea NOT NULL DEFAULT '',
        DROP CONSTRAINT segment_calculation_request_pkey,
        ADD CONSTRAINT segment_calculation_request_pkey PRIMARY KEY (caller, id)
      """
    ])
}
