import CRMProto
import Foundation
import InMemoryLogging
import Logging
import RPCClient
import Testing

@testable import crm_server

/// What comes out of the server's log.
@Suite(.timeLimit(.minutes(3))) struct ServerLogTests {
  private static let canary = "Canary-\(UUID().uuidString)"

  private struct Leaky: Error, CustomStringConvertible {
    var description: String { ServerLogTests.canary }
  }

  private static let leaks: Logger.MetadataProvider = .init { ["provided": "\(canary)"] }

  @Test func valuesOfKeysThatAreOnNoListAreWithheld() throws {
    let kept = InMemoryLogHandler()
    var logger = Logger(label: "test") { _ in ListedLogHandler(kept) }
    logger[metadataKey: "email"] = "\(Self.canary)"
    logger[metadataKey: "peer"] = "127.0.0.1"
    logger.handler.metadataProvider = Self.leaks
    logger.warning(
      "said",
      metadata: [
        "call_id": "1", "name": "\(Self.canary)", "reason": ["nested": "\(Self.canary)"],
        "pool": ["\(Self.canary)"],
      ])
    logger.error("failed", error: Leaky())
    let entries = kept.entries
    try #require(entries.count == 2)
    let all = entries.map { "\($0)" }.joined()
    #expect(!all.contains(Self.canary), "\(all)")
    let withheld: Logger.MetadataValue = "<withheld>"
    #expect(
      entries[0].metadata == [
        "email": withheld, "peer": "127.0.0.1", "provided": withheld, "call_id": "1",
        "name": withheld, "reason": withheld, "pool": withheld,
      ])
    #expect(entries[1].metadata["error"] == "Leaky")
  }

  @Test func atItsMostTalkativeTheServerSaysNothingOfACustomer() async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(environment: ["LOG_LEVEL": "trace"])
      let client = RPCClient(port: try await program.port())
      let customers = CustomerServiceClient(client)
      let stored = try await customers.createCustomer(
        .init(customer: .individual(Self.canary, email: "\(Self.canary)@example.ma")))
      _ = try await customers.listCustomers(.init(query: Self.canary))
      _ = try await refusal {
        try await customers.createCustomer(
          .init(customer: .individual(Self.canary, email: stored.email)))
      }
      _ = try await refusal {
        try await customers.updateCustomer(
          .init(customer: stored.with(\.email, Self.canary), updateMask: .init(paths: ["email"])))
      }
      let stranger = RPCClient(port: try await program.port(), token: Self.canary)
      _ = try await refusal {
        try await CustomerServiceClient(stranger).getCustomer(.init(id: stored.id))
      }
      await stranger.close()
      await client.close()
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      #expect(!program.output.lowercased().contains(Self.canary.lowercased()))
      #expect(program.output.contains("call refused"))
      // A library of ours describes whole services there.
      #expect(program.output.contains("service=<withheld>"), "\(program.output)")
    }
  }
}
