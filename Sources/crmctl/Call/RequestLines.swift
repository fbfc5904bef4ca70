import Foundation
import Protobuf

/// The requests of a stream, as JSON: one that is given, those of a file (the only one it holds, on however many lines,
/// else one a line), or those on standard input, one a line as they come.
struct RequestLines {
  private let lines: AsyncStream<[UInt8]>
  private let input: StandardInputLines?

  /// - Parameter argument: the object itself, a FILE, or `-`.
  init(_ argument: String) throws {
    guard argument == "-" else {
      let bytes = try Input.bytes(argument)
      let isObject = argument.first { !$0.isWhitespace } == "{"
      let lines =
        isObject || Self.isJSON(bytes)
        ? [bytes] : bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
      self.lines = AsyncStream { continuation in
        for line in lines { continuation.yield(line) }
        continuation.finish()
      }
      input = nil
      return
    }
    let input = StandardInputLines()
    self.input = input
    lines = input.lines()
  }

  /// Hands each one on, and reads on when that is done. Lines without anything are left out.
  /// - Throws: `InputError` with the number of the line that does not fit.
  func forEach(as type: MessageType, _ body: ([UInt8]) async throws -> Void) async throws {
    var number = 0
    for await line in lines {
      number += 1
      if let payload = try Self.payload(line, number, type) { try await body(payload) }
      input?.taken()
    }
  }

  private static func isJSON(_ bytes: [UInt8]) -> Bool {
    // What is wrong is said of the line that it is on.
    (try? JSONValue(utf8: bytes)) != nil
  }

  private static func payload(
    _ line: [UInt8], _ number: Int, _ type: MessageType
  ) throws -> [UInt8]? {
    guard line.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }) else {
      return nil
    }
    do throws(JSONError) {
      return try type.serialized(fromJSON: JSONValue(utf8: line))
    } catch {
      throw InputError("request \(number): \(error)")
    }
  }
}

/// Standard input line by line, on a thread of its own that waits until each line has been taken: the rest stays in
/// the pipe.
private final class StandardInputLines: Sendable {
  private let next = DispatchSemaphore(value: 0)

  func taken() { next.signal() }

  func lines() -> AsyncStream<[UInt8]> {
    AsyncStream { continuation in
      Thread.detachNewThread { [next] in
        var rest: [UInt8] = []
        while true {
          let data = FileHandle.standardInput.availableData
          if data.isEmpty { break }
          rest += data
          while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            continuation.yield(Array(rest[..<end]))
            rest.removeSubrange(...end)
            next.wait()
          }
        }
        if !rest.isEmpty { continuation.yield(rest) }
        continuation.finish()
      }
    }
  }
}
