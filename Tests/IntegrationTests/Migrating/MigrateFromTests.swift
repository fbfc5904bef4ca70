import CRMProto
import Foundation
import Testing

/// `crmctl migrate-from`, on a database with every kind of dirt.
@Suite(.timeLimit(.minutes(10))) struct MigrateFromTests {
  private static let size = (customers: 2000, interactions: 1000, feedback: 500)

  /// Of every hundred customers.
  private static let customerRepairs = [
    "company_from_name": 1, "company_moved_to_notes": 1, "contact_type_guessed": 2,
    "control_characters": 1, "email_cleaned": 1, "language_unknown": 1, "loyalty_unknown": 1,
    "name_from_email": 1, "shared_email_deactivated": 1, "tags_cleaned": 2,
    "too_long_moved_to_notes": 1, "active_assumed": 1,
  ]

  @Test func everyRowIsMigratedOrToldOf() async throws {
    try await withMigration { migration in
      let tried = try await migration.run("--dry-run")
      #expect(tried.status == 2, "\(tried.errors)")
      #expect(try await migration.crm.customerCount() == 0)
      #expect(!FileManager.default.fileExists(atPath: migration.links))

      let done = try await migration.run("--report", migration.report)
      #expect(done.status == 2, "\(done.errors)")
      for name in ["customers", "segments"] {
        let (first, second) = (try tried.table(name), try done.table(name))
        #expect(NSDictionary(dictionary: first) == NSDictionary(dictionary: second), "\(name)")
      }
      try Self.expectCustomers(done.table("customers"))
      try Self.expectInteractions(done.table("interactions"))
      try Self.expectFeedback(done.table("feedback"))
      try Self.expectSegments(done.table("segments"))
      #expect(!done.output.contains("@") && !done.errors.contains("@"))
      #expect(!done.output.contains("Fassi") && !done.errors.contains("Fassi"))

      try Self.expectReport(migration.report, done)
      try await Self.expectStored(migration)
      try await migration.crm.bringSegmentsUpToDate()
      #expect(try await migration.crm.auditProblem() == nil)
    }
  }

  private static func expectCustomers(_ sums: [String: Any]) throws {
    let hundreds = size.customers / 100
    #expect(sums["read"] as? Int == size.customers)
    #expect(sums["migrated"] as? Int == 97 * hundreds)
    #expect(
      sums["refused_by_kind"] as? [String: Int]
        == ["INVALID_FIELDS email": 2 * hundreds, "INVALID_FIELDS phone": hundreds])
    #expect(
      sums["repaired_by_kind"] as? [String: Int] == customerRepairs.mapValues { $0 * hundreds })
    #expect(
      sums["noted_by_kind"] as? [String: Int]
        == ["phone_unverified": hundreds, "region_unresolved": hundreds])
  }

  private static func expectInteractions(_ sums: [String: Any]) throws {
    let hundreds = size.interactions / 100
    #expect(sums["read"] as? Int == size.interactions)
    let refused = try #require(sums["refused_by_kind"] as? [String: Int])
    #expect(refused["CUSTOMER_MISSING"] == 2 * hundreds)
    #expect(refused["CHANNEL_UNKNOWN"] == hundreds && refused["TIME_MISSING"] == hundreds)
    #expect(refused["INVALID_FIELDS timestamp"] == hundreds)
    // Interactions of the customers that end in 07, 71 and 97: 7i + 1 for the i below that are not dirty.
    let theirs = (1...size.interactions).filter { number in
      ![3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41].contains(number % 100)
        && [7, 71, 97].contains((1 + number * 7 % size.customers) % 100)
    }
    #expect(refused["CUSTOMER_REFUSED"] == theirs.count && theirs.count > 10)
    #expect(sums["migrated"] as? Int == size.interactions - refused.values.reduce(0, +))
    #expect(
      sums["repaired_by_kind"] as? [String: Int] == [
        "duration_dropped": hundreds, "follow_up_date_assumed": hundreds,
        "follow_up_date_dropped": hundreds, "time_from_creation": hundreds,
        "subject_moved_to_summary": hundreds,
      ])
    #expect(sums["noted_by_kind"] as? [String: Int] == ["time_uncertain": hundreds])
  }

  private static func expectFeedback(_ sums: [String: Any]) throws {
    let hundreds = size.feedback / 100
    #expect(
      sums["refused_by_kind"] as? [String: Int]
        == ["CUSTOMER_MISSING": hundreds, "RATING_OUT_OF_RANGE": 3 * hundreds])
    #expect(sums["migrated"] as? Int == 96 * hundreds)
    #expect(
      sums["repaired_by_kind"] as? [String: Int] == [
        "customer_forgotten": hundreds, "resolution_notes_dropped": hundreds,
        "resolved_anew": hundreds, "sentiment_recalculated": hundreds,
        "service_type_unknown": hundreds,
      ])
  }

  private static func expectSegments(_ sums: [String: Any]) throws {
    #expect(sums["migrated"] as? Int == 5)
    let refused = try #require(sums["refused_by_kind"] as? [String: Int])
    #expect(refused.values.reduce(0, +) == 4 && refused["CRITERIA_MISSING"] == 1, "\(refused)")
    #expect(
      sums["repaired_by_kind"] as? [String: Int] == ["active_assumed": 1, "name_made_unique": 1])
  }

  /// The file has each repaired and refused row, and what there was.
  private static func expectReport(_ path: String, _ done: MigrationOutcome) throws {
    let lines = try MigrationRun.lines(path)
    for table in ["customers", "interactions", "feedback", "segments"] {
      let own = lines.filter { $0["table"] as? String == table }
      let sums = try done.table(table)
      for outcome in ["repaired", "refused"] {
        let count = own.filter { $0["outcome"] as? String == outcome }.count
        #expect(count == sums[outcome] as? Int, "\(table) \(outcome)")
      }
    }
    let bad = try #require(lines.first { $0["old_id"] as? Int == 7 })
    #expect(bad["outcome"] as? String == "refused" && bad["new_id"] == nil)
    let cleaned = try #require(lines.first { $0["old_id"] as? Int == 17 })
    let repairs = try #require(cleaned["repairs"] as? [[String: Any]])
    #expect(repairs.first?["was"] as? String == " Client17@example.ma;")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  private static func expectStored(_ migration: MigrationRun) async throws {
    let crm = migration.crm
    #expect(try await crm.customerCount() == 97 * size.customers / 100)
    let twelve = try await crm.get(migration.newID(12))
    let thirteen = try await crm.get(migration.newID(13))
    #expect(twelve.isActive && !thirteen.isActive)
    #expect(thirteen.externalIDs == ["fastapi-crm": "13"])
    #expect(thirteen.email == "CLIENT12@Example.MA")
    let gold = try await crm.get(migration.newID(21))
    #expect(gold.loyaltyStatus == .gold && gold.isActive)
    #expect(try await crm.get(migration.newID(5)).isActive == false)
    #expect(try await crm.get(migration.newID(41)).notes == "Company: Atlas Voyages 41")
    #expect(try await crm.get(migration.newID(37)).fullName == "client37@example.ma")
    #expect(try await crm.get(migration.newID(89)).contactType == .corporate)
    #expect(try await crm.get(migration.newID(47)).tags == ["VIP", "family"])

    // 10:11 in Casablanca, where it was UTC+1.
    let first = try await crm.interactions.getInteraction(
      .init(id: migration.newID(1, in: "interactions")))
    #expect(first.timestamp?.seconds == 1_641_028_260)
    let resolved = try await crm.feedback.getFeedback(
      .init(id: migration.newID(21, in: "feedback")))
    #expect(resolved.resolved && resolved.resolutionNotes == "Remboursé")
    // Who gave an anonymous one is not to be found by its old id either.
    let links = try MigrationRun.lines(migration.links)
    let anonymous = links.first {
      $0["table"] as? String == "feedback" && $0["old_id"] as? Int == 13
    }
    #expect(anonymous != nil && anonymous?["new_id"] == nil)
    let segments = try await crm.segments.listSegments(.init()).segments.map(\.name)
    #expect(Set(segments) == ["Best customers", "Everybody", "Marrakech", "Marrakech (3)"])
  }

  @Test func aSecondRunChangesNothing() async throws {
    try await withMigration(customers: 300, interactions: 200, feedback: 100) { migration in
      let first = try await migration.run()
      let before = try await DatabaseDump.fingerprint(of: migration.crm.database)
      let links = try String(contentsOfFile: migration.links, encoding: .utf8)
      let second = try await migration.run()
      #expect(second.status == 2)
      for name in ["customers", "interactions", "feedback", "segments"] {
        let (was, sums) = (try first.table(name), try second.table(name))
        #expect(sums["migrated"] as? Int == 0, "\(name)")
        #expect(sums["already_there"] as? Int == was["migrated"] as? Int, "\(name)")
        #expect(sums["refused"] as? Int == was["refused"] as? Int, "\(name)")
      }
      #expect(try await DatabaseDump.fingerprint(of: migration.crm.database) == before)
      #expect(try String(contentsOfFile: migration.links, encoding: .utf8) == links)
    }
  }

  /// As a kill leaves it: rows are committed that the file of links does not have, and its last line is torn.
  @Test func anInterruptedRunGoesOn() async throws {
    try await withMigration(customers: 300, interactions: 200, feedback: 100) { migration in
      let limited = TestTokens.token(
        subject: "tester",
        permissions: ["crm:create:customers", "crm:read:*", "crm:update:*", "crm:delete:*"])
      let stopped = try await migration.run(token: limited)
      #expect(stopped.status == 5, "\(stopped.errors)")
      #expect(try await migration.crm.customerCount() == 291)

      let whole = try await migration.run()
      #expect(try whole.table("customers")["already_there"] as? Int == 291)
      #expect(try whole.table("feedback")["migrated"] as? Int == 96)
      let before = try await DatabaseDump.fingerprint(of: migration.crm.database)
      let links = try Data(contentsOf: URL(fileURLWithPath: migration.links))
      try links.prefix(links.count / 4 + 7).write(to: URL(fileURLWithPath: migration.links))
      let again = try await migration.run()
      for name in ["customers", "interactions", "feedback"] {
        let (was, sums) = (try whole.table(name), try again.table(name))
        let count = (sums["migrated"] as? Int ?? 0) + (sums["already_there"] as? Int ?? 0)
        let all = (was["migrated"] as? Int ?? 0) + (was["already_there"] as? Int ?? 0)
        #expect(count == all, "\(name)")
      }
      #expect(try await DatabaseDump.fingerprint(of: migration.crm.database) == before)
      #expect(
        try MigrationRun.lines(migration.links).count == 1 + 291 + (try whole.count("interactions"))
          + 96 + 5)
    }
  }

  @Test func whatIsPutRightComesOverInTheNextRun() async throws {
    try await withMigration(customers: 100, interactions: 100, feedback: 0) { migration in
      let first = try await migration.run()
      let orphans = try first.table("interactions")["refused_by_kind"] as? [String: Int]
      try await migration.old.execute(
        "UPDATE customers SET email = 'right@example.ma' WHERE id = 7;"
          + "UPDATE interactions SET channel = 'phone' WHERE channel = 'fax'")
      let second = try await migration.run()
      #expect(try second.table("customers")["migrated"] as? Int == 1)
      let refused = try second.table("interactions")["refused_by_kind"] as? [String: Int]
      #expect(refused?["CHANNEL_UNKNOWN"] == nil)
      #expect((refused?["CUSTOMER_REFUSED"] ?? 0) < (orphans?["CUSTOMER_REFUSED"] ?? 0))
      #expect(try await migration.crm.get(migration.newID(7)).email == "right@example.ma")
    }
  }

  @Test func whatIsNoOldDatabaseIsNamed() async throws {
    try await withMigration(customers: 20, interactions: 0, feedback: 0) { migration in
      try await migration.old.execute(
        "DROP TABLE segments; ALTER TABLE customers DROP COLUMN loyalty_status;"
          + "ALTER TABLE customers ADD COLUMN passport varchar")
      let refused = try await migration.run()
      #expect(refused.status == 2)
      #expect(refused.errors.contains("table segments\n"))
      #expect(refused.errors.contains("column customers.loyalty_status"))
      #expect(!FileManager.default.fileExists(atPath: migration.links))

      try await migration.old.execute(
        "ALTER TABLE customers ADD COLUMN loyalty_status varchar;"
          + "CREATE TABLE segments (id int, name text, description text, criteria json,"
          + " is_active bool, created_at timestamp)")
      let done = try await migration.run()
      #expect(done.errors.contains("left: customers.passport"), "\(done.errors)")
      try FileManager.default.removeItem(atPath: migration.links)
      let forgotten = try await migration.run()
      #expect(forgotten.status == 2 && forgotten.errors.contains("give the file of links"))
      let nowhere = try await migration.crmctl.run(
        "migrate-from", "postgresql://nobody@127.0.0.1:1/none", "--links", migration.links)
      #expect(nowhere.status == 6 && nowhere.errors.contains("cannot be reached"))
      let open = try await migration.crmctl.run(
        "migrate-from", "postgresql://me:secret@localhost/crm")
      #expect(open.status == 2 && open.errors.contains("CRM_MIGRATE_FROM"))
    }
  }

  private func withMigration(
    customers: Int = size.customers, interactions: Int = size.interactions,
    feedback: Int = size.feedback, _ body: (MigrationRun) async throws -> Void
  ) async throws {
    try await withCRM { crm in
      let old = try await OldService.make(
        customers: customers, interactions: interactions, feedback: feedback)
      let folder = FileManager.default.temporaryDirectory.path + "/crm-migration-\(UUID())"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try await body(MigrationRun(crm: crm, old: old, folder: folder))
    }
  }
}
