import CRMProto
import Foundation
import RPCClient
import Testing

/// What a crash of the program leaves behind.
@Suite(.timeLimit(.minutes(3))) struct CrashTests {
  private static let canary = "Canary-\(UUID().uuidString)"

  @Test(arguments: [SIGSEGV, SIGABRT, SIGILL])
  func aCrashShowsTheStackAndNothingOfTheCustomerInFlight(signal: Int32) async throws {
    try await ProgramDirectory.with { directory in
      let (program, client) = try await directory.serve()
      let customers = CustomerServiceClient(client)
      let stored = try await customers.createCustomer(.init(customer: .complete()))
      try await directory.withDatabase { database in
        // The server takes its cluster along, maybe before this transaction has ended.
        try? await database.transaction(deadline: soon) { transaction in
          _ = try await transaction.query("SELECT 1 FROM customer FOR UPDATE")
          let updating = Task {
            try await customers.updateCustomer(
              .init(
                customer: stored.with(\.notes, Self.canary), updateMask: .init(paths: ["notes"])))
          }
          try #require(try await eventually { try await database.lockWaiters() == 1 })
          program.signal(signal)
          #expect(await program.end() == Program.Ending(status: signal, isBySignal: true))
          updating.cancel()
        }
      }
      #expect(program.output.contains("crashed (SIG"), "\(program.output)")
      #expect(program.output.contains("libc.so"), "\(program.output)")
      #expect(!program.output.contains(Self.canary))
      // As Swift's runtime prints registers and the memory behind them.
      #expect(!program.output.contains("Registers:") && !program.output.contains("rsp 0x"))
    }
  }

  @Test func noCoreIsDumpedUnlessSomebodyAsksForIt() async throws {
    try await ProgramDirectory.with { directory in
      let (program, _) = try await directory.serve()
      #expect(try limit(of: program.processID) == ["0", "0"])
      let postmasterID = try #require(directory.postmasterID)
      #expect(try limit(of: postmasterID) == ["0", "0"])
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      let asked = try await directory.launch(environment: ["CRM_CORE_DUMPS": "true"])
      _ = try await asked.port()
      #expect(try limit(of: asked.processID) == limit(of: getpid()))
    }
  }

  /// Soft and hard, as proc(5) prints them.
  private func limit(of process: Int32) throws -> [String] {
    let text = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
    let line = text.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
    return line.map { $0.split(separator: " ").dropFirst(4).prefix(2).map(String.init) } ?? []
  }
}
