import ArgumentParser

/// Prints what the program would work by.
struct ShowConfiguration: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print every setting in force, and where it comes from.",
    discussion:
      "Takes the options of `serve`. Of secrets and passwords it prints whether they are set.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
  }

  @Option(name: [.customShort("o"), .long], help: "How to print it: table or json.")
  var output = Format.table

  @OptionGroup var options: ServeOptions

  func run() throws {
    let report = SettingsReport(try ProgramSettings(options: options.given))
    switch output {
    case .table: print(report.table)
    case .json: print(try report.json)
    }
  }
}
