/// A figure beside its bound.
package struct Promise: CustomStringConvertible, Sendable {
  package let name: String
  package let measured: String
  package let bound: String
  package let isKept: Bool

  package var description: String {
    "\(isKept ? "kept  " : "BROKEN") \(name): \(measured) (\(bound))"
  }

  package static func atMost(
    _ name: String, _ value: Double, _ bound: Double, _ unit: String
  ) -> Promise {
    Promise(
      name: name, measured: "\(rounded(value)) \(unit)", bound: "at most \(rounded(bound)) \(unit)",
      isKept: value <= bound)
  }

  package static func atLeast(
    _ name: String, _ value: Double, _ bound: Double, _ unit: String
  ) -> Promise {
    Promise(
      name: name, measured: "\(rounded(value)) \(unit)",
      bound: "at least \(rounded(bound)) \(unit)",
      isKept: value >= bound)
  }

  package static func none(_ name: String, _ count: Int) -> Promise {
    Promise(name: name, measured: "\(count)", bound: "none", isKept: count == 0)
  }

  package static func holds(_ name: String, _ isKept: Bool) -> Promise {
    Promise(name: name, measured: isKept ? "yes" : "no", bound: "yes", isKept: isKept)
  }

  private static func rounded(_ value: Double) -> String {
    "\((value * 100).rounded() / 100)"
  }
}
