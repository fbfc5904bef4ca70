import CRMProto
import Foundation
import RPCClient
import RPCCore
import Testing

/// What the program leaves behind of a person, judged by programs that are not ours.
@Suite(.timeLimit(.minutes(3))) struct ProgramPrivacyTests {
  private static let marker = "Zqxcanary"

  private func files(below path: String) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    return try names.filter { !$0.hasSuffix("/") }.compactMap { name in
      var isFolder: ObjCBool = false
      FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
      guard !isFolder.boolValue else { return nil }
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
      return String(decoding: data, as: UTF8.self)
    }
  }

  /// PostgreSQL's own dump of the private cluster.
  private func dump(_ directory: ProgramDirectory) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["pg_dump", "--host=\(directory.path)/run", "--username=crm", "crm"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).lowercased()
  }

  @Test func afterAnErasureNeitherDumpNorLogHasAnythingOfThePerson() async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(environment: ["LOG_LEVEL": "trace"])
      let client = RPCClient(port: try await program.port())
      let customers = CustomerServiceClient(client)
      let person = Customer(
        contactType: .individual, fullName: "\(Self.marker) Name",
        email: "\(Self.marker)@example.ma", phone: "\(Self.marker) 1", tags: ["\(Self.marker)"],
        notes: "\(Self.marker) notes")
      let stored = try await customers.createCustomer(
        .init(customer: person, requestID: freshRequestID()))
      // What is refused by us, and what is refused by PostgreSQL.
      let taken = try await refusal { try await customers.createCustomer(.init(customer: person)) }
      #expect(taken.reason == "EMAIL_TAKEN" && !"\(taken)".contains(Self.marker))
      let wrong = try await refusal {
        try await customers.createCustomer(
          .init(customer: person.with(\.ice, "\(Self.marker)").with(\.phone, "")))
      }
      #expect(!"\(wrong)".contains(Self.marker))
      _ = try await refusal { try await customers.getCustomer(.init(id: Self.marker)) }
      _ = try await customers.listCustomers(.init(query: Self.marker))
      #expect(try dump(directory).contains(Self.marker.lowercased()))

      let receipt = try await PrivacyServiceClient(client).eraseCustomer(
        .init(customerID: stored.id, reason: .requested))
      let text = try dump(directory)
      let hex = Self.marker.utf8.map { String($0, radix: 16) }.joined()
      #expect(!text.contains(Self.marker.lowercased()) && !text.contains(hex))
      #expect(text.contains(receipt.id))
      await client.close()
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      #expect(program.output.contains("ready on"))
      #expect(!program.output.contains(Self.marker))
      let logs = try files(below: "\(directory.path)/log")
      #expect(!logs.isEmpty && logs.allSatisfy { !$0.contains(Self.marker) })
    }
  }
}
