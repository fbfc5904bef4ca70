import ArgumentParser
import CRMProto
import Foundation
import RPCClient

struct RecalculateSegmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recalculate",
    abstract: "Have the members of segments checked, and put right where they are not.",
    discussion: "Example: crmctl segments recalculate --wait")

  @Argument(help: "Ids or names. Default: all active segments.")
  var segments: [String] = []

  @Flag(
    name: [.customLong("wait"), .customLong("watch")],
    help: "Wait until it is done, showing how far it is.")
  var isWaiting = false

  @OptionGroup var repetition: RequestIDOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let service = SegmentServiceClient(client)
      var request = RecalculateSegmentsRequest(requestID: repetition.requestID)
      // The same call asks how far it is.
      if request.requestID.isEmpty { request.requestID = UUID().uuidString.lowercased() }
      for segment in segments {
        request.ids.append(try await SegmentChoice.id(segment, client, connection.callOptions))
      }
      var answer = try await service.recalculateSegments(request, options: connection.callOptions)
      if isWaiting { answer = try await followed(answer, request, service) }
      try output.print(answer) { Self.text(answer) }
      if answer.segmentsFailed > 0 { throw ExitCode.failure }
    }
  }

  /// - Returns: the answer when it is done.
  private func followed(
    _ first: RecalculateSegmentsResponse, _ request: RecalculateSegmentsRequest,
    _ service: SegmentServiceClient<RPCClient>
  ) async throws -> RecalculateSegmentsResponse {
    try await ProgressBar.during(Int(first.customersTotal)) { progress in
      var answer = first
      var done = 0
      while !answer.done {
        progress.update(Int(answer.customersDone) - done)
        done = Int(answer.customersDone)
        try await Task.sleep(for: .milliseconds(200))
        answer = try await service.recalculateSegments(request, options: connection.callOptions)
      }
      return answer
    }
  }

  private static func text(_ answer: RecalculateSegmentsResponse) -> String {
    var list = FieldList()
    list.add("calculation_id", answer.calculationID)
    list.add("segments", "\(answer.segmentsDone) of \(answer.segmentsTotal)")
    if answer.segmentsFailed > 0 {
      list.add("failed", "\(answer.segmentsFailed): crmctl segments get says why")
    }
    list.add("customers", "\(answer.customersDone) of about \(answer.customersTotal)")
    list.add("done", answer.done ? "yes" : "no")
    return list.text
  }
}
