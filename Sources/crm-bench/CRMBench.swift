import ArgumentParser

/// The project's measuring instrument: the service beside PostgreSQL itself, in one run on one machine.
@main
struct CRMBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crm-bench",
    abstract: "Measure the service against pgbench on the same rows in the same run.",
    discussion: """
      Starts a crm-server of its own (the one beside this program) on a temporary state directory, \
      so nothing needs to run and nothing is left behind. Machines are noisy: quote the ratio.
      """,
    subcommands: [
      GetBenchmark.self, DayBenchmark.self, ServicesBenchmark.self, SegmentsBenchmark.self,
      EchoBenchmark.self, AccessBenchmark.self, DocumentBenchmark.self, EchoServer.self,
    ])
}
