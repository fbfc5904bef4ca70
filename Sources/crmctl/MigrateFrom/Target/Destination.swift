import CRMProto
import RPCClient
import RPCCore

/// The service that is written to, and how.
struct Destination: Sendable {
  let client: RPCClient
  let options: CallOptions
  var inFlight: Int
  let isDryRun: Bool
  let requestIDs: RequestIDs

  private static let attemptsMax = 10

  /// Repeats a call that the server refused for the moment, a bounded number of times.
  func repeating<Answer: Sendable>(
    _ call: () async throws -> Answer
  ) async throws -> Answer {
    for attempt in 1..<Self.attemptsMax {
      do {
        return try await call()
      } catch let error as RPCError where error.isForTheMoment {
        let pause = error.retryDelay ?? .milliseconds(20 << attempt)
        try await Task.sleep(for: min(pause, .seconds(5)))
      }
    }
    return try await call()
  }

  /// Runs `body` for each element, some at once. An error ends all.
  func concurrently<Element: Sendable>(
    _ elements: [Element], _ body: @escaping @Sendable (Element) async throws -> Void
  ) async throws {
    let workers = min(inFlight, elements.count)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<workers {
        group.addTask(executorPreference: client.executor) {
          for index in stride(from: worker, to: elements.count, by: workers) {
            try await body(elements[index])
          }
        }
      }
      try await group.waitForAll()
    }
  }
}

extension RPCError {
  /// Whether the same call may do better a little later. All calls here may be made twice.
  fileprivate var isForTheMoment: Bool {
    switch code {
    case .unavailable, .aborted, .deadlineExceeded: true
    case .resourceExhausted: reason != "TOO_MANY_SEGMENTS"
    default: reason == "OUTCOME_UNKNOWN"
    }
  }

  /// Whether it is the row that does not fit; else the run ends.
  var isOfTheRow: Bool {
    switch code {
    case .invalidArgument, .alreadyExists, .failedPrecondition, .notFound: true
    default: reason == "TOO_MANY_SEGMENTS"
    }
  }

  /// As the report has it: names of fields, and the service's fixed sentences.
  var refusal: Refusal {
    let fields = Set(violations.map { RefusedField.name($0.field) }).sorted()
    let what = violations.map { "\(RefusedField.place($0.field)) \($0.description)" }
    return Refusal(
      ([reason] + fields).joined(separator: " "),
      what.isEmpty ? message : what.joined(separator: "; "))
  }
}

/// A field that the service refuses, of the paths that it names: `customer.tags[3]`, `segment.criteria#/any/0`.
enum RefusedField {
  /// `tags[3]`
  static func place(_ path: String) -> String {
    guard let dot = path.firstIndex(of: ".") else { return path }
    return String(path[path.index(after: dot)...])
  }

  /// `tags`
  static func name(_ path: String) -> String {
    String(place(path).prefix { $0 != "[" && $0 != "#" })
  }
}
