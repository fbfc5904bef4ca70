import ArgumentParser
import CRMProto

struct ExplainSegmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say why a customer is in a segment, or is not.",
    discussion: "Ends with 0 either way; is_member of -o json tells.")

  @Argument(help: "The customer's id.")
  var customer: String

  @Argument(help: "The segment's id or name.")
  var segment: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let id = try await SegmentChoice.id(segment, client, connection.callOptions)
      let answer = try await SegmentServiceClient(client).explainSegment(
        .init(segmentID: id, customerID: customer), options: connection.callOptions)
      try output.print(answer) { Self.tree(answer) }
    }
  }

  /// A line for each condition, with what decided behind it.
  static func tree(_ answer: ExplainSegmentResponse) -> String {
    let lines = answer.conditions.enumerated().map { index, condition in
      let branch = branch(of: index, in: answer.conditions)
      let value = condition.actualValue.isEmpty ? "" : "  (\(condition.actualValue))"
      return PrintableText.of(
        "\(branch)\(condition.holds ? "✓" : "✗") \(condition.condition)\(value)")
    }
    return ([answer.member ? "member" : "no member"] + lines).joined(separator: "\n")
  }

  /// The lines that lead to a condition: `│  └─ `.
  private static func branch(of index: Int, in conditions: [ConditionResult]) -> String {
    let depth = conditions[index].depth
    guard depth > 0 else { return "" }
    return (1...depth).map { level in
      let isLast = isLast(index, at: level, in: conditions)
      return level == depth ? (isLast ? "└─ " : "├─ ") : (isLast ? "   " : "│  ")
    }.joined()
  }

  /// Whether nothing else follows on a level below the same parent.
  private static func isLast(
    _ index: Int, at level: Int32, in conditions: [ConditionResult]
  ) -> Bool {
    let next = conditions[(index + 1)...].first { $0.depth <= level }
    return next.map { $0.depth < level } ?? true
  }
}
