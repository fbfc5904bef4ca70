import ArgumentParser
import Protobuf
import RPCCore

/// Asking again and again.
struct WatchOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Ask again and again until interrupted.")
  var watch = false

  @Option(name: .long, help: "Seconds between two answers with --watch, 0.1 to 3600.")
  var interval = 2.0

  func validate() throws {
    guard (0.1...3600).contains(interval) else {
      throw ValidationError("--interval must be 0.1 to 3600 seconds")
    }
  }

  /// Prints the answer once, or each until the program is interrupted: on a terminal each in the place of the one before,
  /// elsewhere one behind the other.
  func print<Reply: Message>(
    by output: OutputOptions, _ ask: () async throws -> Reply, table: (Reply) -> String
  ) async throws {
    guard watch else {
      let reply = try await ask()
      return try output.print(reply) { table(reply) }
    }
    try await again(output, ask, table) { _ in nil }
  }

  /// The same of a page, with how many it shows.
  func printList<Page: Message & ListPage>(
    by output: OutputOptions, _ ask: () async throws -> Page, table: (Page) -> String
  ) async throws {
    guard watch else {
      let page = try await ask()
      return try output.printList(page) { table(page) }
    }
    try await again(output, ask, table, footer: output.footer)
  }

  private func again<Reply: Message>(
    _ output: OutputOptions, _ ask: () async throws -> Reply, _ table: (Reply) -> String,
    footer: (Reply) -> String?
  ) async throws {
    let answers = AnswerStream(output.output)
    while true {
      do {
        let reply = try await ask()
        clear(output)
        answers.print(try Answer(reply)) { table(reply) }
        if let footer = footer(reply) { StandardError.print(footer) }
      } catch let error as RPCError where Self.mayPass(error) {
        clear(output)
        if let failure = Failure(error) { StandardError.print(failure.painted) }
      }
      try await Task.sleep(for: .seconds(interval))
    }
  }

  /// What a server that starts again or has too much to do says: it is asked on.
  private static func mayPass(_ error: RPCError) -> Bool {
    error.code == .unavailable || error.retryDelay != nil
  }

  private func clear(_ output: OutputOptions) {
    guard output.output == .table, Terminal.width != nil else { return }
    StandardOutput.write("\u{1b}[H\u{1b}[2J")
  }
}
