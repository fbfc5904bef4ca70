import Postgres

/// Somebody who may write everything in the database and does not have the key.
struct AuditForger {
  let database: Database

  /// Gives every entry a MAC of its own making, and every block a hash that fits.
  func rewriteEverything() async throws {
    let statements: [Query] = [
      "UPDATE audit_entry SET mac = sha256(convert_to(audit_entry::text, 'UTF8'))",
      """
      UPDATE audit_block SET macs = (
        SELECT string_agg(mac, ''::bytea ORDER BY place)
        FROM unnest(entry_ids) WITH ORDINALITY AS sealed (id, place)
        JOIN audit_entry USING (id))
      """,
      "UPDATE audit_block SET hash = sha256(macs || previous)",
      """
      UPDATE audit_block AS block SET previous = before.hash FROM audit_block AS before
      WHERE before.number = block.number - 1
      """,
      """
      UPDATE audit_head SET hash = (SELECT hash FROM audit_block ORDER BY number DESC LIMIT 1)
      """,
    ]
    for statement in statements {
      _ = try await database.write([statement], deadline: .now + .seconds(20))
    }
  }
}
