import ArgumentParser
import CRMProto
import Protobuf

struct SensitiveTagsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitive-tags", abstract: "Which tags only some may see, set and use.",
    subcommands: [
      ListSensitiveTagsCommand.self, MarkSensitiveTagCommand.self, UnmarkSensitiveTagCommand.self,
    ],
    defaultSubcommand: ListSensitiveTagsCommand.self)
}

struct ListSensitiveTagsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the sensitive tags.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let answer = try await PrivacyServiceClient(client).listSensitiveTags(
        ListSensitiveTagsRequest(), options: connection.callOptions)
      try output.print(answer) {
        var table = Table(headings: ["TAG", "SINCE", "BY"])
        table.rows = answer.tags.map { tag in
          [tag.tag, tag.markedAt.map(InstantText.of) ?? "", tag.markedBy]
        }
        return table.text()
      }
    }
  }
}

struct MarkSensitiveTagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark", abstract: "Mark a tag as sensitive, in all its spellings.")

  @Argument(help: "The tag.")
  var tag: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await SensitiveTag.set(tag, isSensitive: true, connection, output)
  }
}

struct UnmarkSensitiveTagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unmark", abstract: "Have a tag seen by everybody again.")

  @Argument(help: "The tag, as the list has it.")
  var tag: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await SensitiveTag.set(tag, isSensitive: false, connection, output)
  }
}

extension SensitiveTag {
  fileprivate static func set(
    _ tag: String, isSensitive: Bool, _ connection: ConnectionOptions, _ output: OutputOptions
  ) async throws {
    try await connection.withClient { client in
      _ = try await PrivacyServiceClient(client).setTagSensitivity(
        SetTagSensitivityRequest(tag: tag, isSensitive: isSensitive),
        options: connection.callOptions)
      // The API answers nothing: what holds now is what was asked for.
      let answer = Answer([.init("tag", .string(tag)), .init("is_sensitive", .bool(isSensitive))])
      try output.print(answer) {
        "\(PrintableText.of(tag)) is \(isSensitive ? "sensitive" : "sensitive no more")"
      }
    }
  }
}
