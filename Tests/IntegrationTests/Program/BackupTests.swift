import CRMProto
import Foundation
import RPCClient
import Synchronization
import Testing

/// `crm-server backup` and `crm-server restore`, as programs.
@Suite(.timeLimit(.minutes(5))) struct BackupTests {
  @Test func aBackupUnderWritesIsRestoredWithEverythingThatWasAcknowledged() async throws {
    try await ProgramDirectory.with { directory in
      let (program, client) = try await directory.serve()
      let writer = Writer(client)
      let kept = try await writer.create(50)
      // The trail has a head once a block is sealed, which is done behind the writes.
      try #require(try await eventually { try await Self.hasSealedBlock(client) })
      try await writer.writing {
        try await directory.backUp(to: "backup")
        // What is written behind it is lost, and all that is before it is not.
        let count = writer.count
        try #require(try await eventually { writer.count > count + 20 })
      }
      let erased = try #require(kept.first)
      let privacy = PrivacyServiceClient(client)
      _ = try await privacy.eraseCustomer(.init(customerID: erased.id, reason: .requested))
      let receipts = try await directory.crmctl(program)
        .run("-o", "json", "privacy", "receipts", "--all")
      try directory.write(receipts.output, to: "receipts.json")

      let said = try await directory.restore("backup", into: "restored")
      #expect(said.contains("privacy replay") && said.contains("--expected-head"))
      let restored = try await directory.launch(
        environment: ["CRM_STATE_DIR": "\(directory.path)/restored"])
      let again = RPCClient(port: try await restored.port())
      for customer in kept {
        let found = try await CustomerServiceClient(again).getCustomer(.init(id: customer.id))
        #expect(found == customer)
      }
      try await Self.expectAfterRestore(directory, restored, said, again, erased.id)
      // It goes on from there.
      #expect(try await Writer(again).create(1).count == 1)
    }
  }

  private static func hasSealedBlock(_ client: RPCClient) async throws -> Bool {
    try await AuditServiceClient(client).verifyAudit(.init()) { answers in
      try await answers.reduce(into: VerifyAuditResponse()) { $0 = $1 }
    }.entriesTotal > 0
  }

  /// The trail proves itself, with the head that the manifest has in it, and who was erased is erased again.
  private static func expectAfterRestore(
    _ directory: ProgramDirectory, _ restored: Program, _ said: String, _ client: RPCClient,
    _ erased: String
  ) async throws {
    let head = try #require(try directory.manifest("backup")["audit_head"] as? String)
    let crmctl = try await directory.crmctl(restored)
    let verdict = try await crmctl.run("audit", "verify", "--expected-head", head)
    #expect(verdict.status == 0, "\(verdict.output) \(verdict.errors)")
    #expect(said.contains(head))
    let replayed = try await crmctl.run(
      "privacy", "replay", "\(directory.path)/receipts.json", "-o", "json")
    #expect(try replayed.json["erased"] as? Int == 1, "\(replayed.errors)")
    let customer = try await CustomerServiceClient(client).getCustomer(.init(id: erased))
    #expect(customer.isErased)
  }

  @Test func aClusterIsReplacedOnlyWhenThatIsSaid() async throws {
    try await ProgramDirectory.with { directory in
      let (program, client) = try await directory.serve()
      let before = try #require(try await Writer(client).create(1).first)
      try await directory.backUp(to: "backup")
      let refused = try await directory.fail(["restore", "backup", "--overwrite"])
      #expect(refused.contains("is in use by process \(program.processID)"))

      let after = try #require(try await Writer(client).create(1).first)
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      let there = try await directory.fail(["restore", "backup"])
      #expect(there.contains("has a cluster already") && there.contains("--overwrite"))

      let said = try await directory.restore("backup", into: "", "--overwrite")
      #expect(said.contains("the old cluster is in \(directory.path)/postgres.before-"))
      let (_, again) = try await directory.serve()
      let customers = CustomerServiceClient(again)
      #expect(try await customers.getCustomer(.init(id: before.id)) == before)
      let check = try await customers.checkCustomers(.init(ids: [after.id]))
      #expect(check.checks.map(\.exists) == [false])
    }
  }

  @Test func aClusterThatNobodyServesIsBackedUpToo() async throws {
    try await ProgramDirectory.with { directory in
      let missing = try await directory.fail(["backup", "none"])
      #expect(missing.contains("there is no cluster in"))
      let (program, client) = try await directory.serve()
      let customer = try #require(try await Writer(client).create(1).first)
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      try await directory.backUp(to: "backup")
      #expect(try await directory.fail(["backup", "backup"]).contains("is there already"))
      _ = try await directory.restore("backup", into: "restored")
      let restored = try await directory.launch(
        environment: ["CRM_STATE_DIR": "\(directory.path)/restored"])
      let again = RPCClient(port: try await restored.port())
      let found = try await CustomerServiceClient(again).getCustomer(.init(id: customer.id))
      #expect(found == customer)
    }
  }

  @Test func whatDoesNotFitIsNotRestored() async throws {
    try await ProgramDirectory.with { directory in
      let (program, client) = try await directory.serve()
      _ = try await Writer(client).create(3)
      try await directory.backUp(to: "backup")
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      let target: [String: String?] = ["CRM_STATE_DIR": "\(directory.path)/restored"]

      #expect(try await directory.fail(["restore", "none"], target).contains("is no backup"))
      let text = try directory.manifestText("backup")
      func told(_ old: Regex<Substring>, _ new: String) async throws -> String {
        try directory.write(text.replacing(old, with: new), to: "backup/manifest.json")
        return try await directory.fail(["restore", "backup"], target)
      }
      #expect(
        try await told(/"schema_version" : \d+/, #""schema_version" : 999"#)
          .contains("install the newer one"))
      #expect(
        try await told(/"postgres_version" : "\d+"/, #""postgres_version" : "99""#)
          .contains("install postgresql-99"))
      #expect(try await told(/"format" : 1/, #""format" : 2"#).contains("has format 2"))
      try directory.write(text, to: "backup/manifest.json")

      var otherKey = target
      otherKey["CRM_AUDIT_KEY"] = String(TestAudit.keyText.reversed())
      #expect(try await directory.fail(["restore", "backup"], otherKey).contains("by another key"))
      let url = ["DATABASE_URL": "postgresql://localhost/crm"] as [String: String?]
      #expect(try await directory.fail(["backup", "x"], url).contains("by its own tools"))

      let dump = "\(directory.path)/backup/crm.dump"
      var bytes = try Data(contentsOf: URL(fileURLWithPath: dump))
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(fileURLWithPath: dump))
      #expect(try await directory.fail(["restore", "backup"], target).contains("SHA-256"))
      // Nothing was left where it could be served.
      let left = "\(directory.path)/restored/postgres"
      #expect(!FileManager.default.fileExists(atPath: left))
    }
  }
}

extension ProgramDirectory {
  fileprivate func backUp(to folder: String) async throws {
    let program = try await launch(["backup", "\(path)/\(folder)"])
    #expect(await program.end() == .orderly, "\(program.output)")
    let files = try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
    #expect(files.sorted() == ["crm.dump", "manifest.json"])
    #expect(try manifest(folder)["crm_version"] as? String == "0.1.0")
    for (file, permissions) in [("", 0o700), ("/crm.dump", 0o600), ("/manifest.json", 0o600)] {
      let found = try FileManager.default.attributesOfItem(atPath: "\(path)/\(folder)\(file)")
      #expect(found[.posixPermissions] as? Int == permissions, "\(file)")
    }
  }

  /// - Returns: what it said.
  fileprivate func restore(
    _ backup: String, into folder: String, _ arguments: String...
  ) async throws -> String {
    let program = try await launch(
      ["restore", "\(path)/\(backup)"] + arguments,
      environment: ["CRM_STATE_DIR": folder.isEmpty ? path : "\(path)/\(folder)"])
    #expect(await program.end() == .orderly, "\(program.output)")
    return program.output
  }

  /// - Returns: what a command that has to fail said.
  fileprivate func fail(
    _ arguments: [String], _ environment: [String: String?] = [:]
  ) async throws -> String {
    let program = try await launch(arguments, environment: environment)
    #expect(await program.end().status == 1, "\(program.output)")
    return program.output
  }

  fileprivate func crmctl(_ program: Program) async throws -> Crmctl {
    Crmctl(server: "127.0.0.1:\(try await program.port())")
  }

  fileprivate func manifestText(_ folder: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(folder)/manifest.json", encoding: .utf8)
  }

  fileprivate func manifest(_ folder: String) throws -> [String: Any] {
    let text = Data(try manifestText(folder).utf8)
    return try JSONSerialization.jsonObject(with: text) as? [String: Any] ?? [:]
  }
}

/// Creates customers, and counts those that were acknowledged.
private final class Writer: Sendable {
  private let customers: CustomerServiceClient<RPCClient>
  private let created = Atomic(0)
  private let isOver = Atomic(false)

  init(_ client: RPCClient) { customers = CustomerServiceClient(client) }

  var count: Int { created.load(ordering: .relaxed) }

  func create(_ count: Int) async throws -> [Customer] {
    var all: [Customer] = []
    for _ in 0..<count {
      all.append(try await customers.createCustomer(.init(customer: .individual())))
      created.wrappingAdd(1, ordering: .relaxed)
    }
    return all
  }

  /// Runs `body` while customers are created.
  func writing(_ body: () async throws -> Void) async throws {
    try await withThrowingTaskGroup { group in
      group.addTask {
        while !self.isOver.load(ordering: .relaxed) { _ = try await self.create(1) }
      }
      let outcome: Result<Void, any Error>
      do {
        outcome = .success(try await body())
      } catch {
        outcome = .failure(error)
      }
      isOver.store(true, ordering: .relaxed)
      try await group.waitForAll()
      try outcome.get()
    }
  }
}
