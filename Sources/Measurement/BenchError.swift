/// What went wrong, in words for whoever runs the measurement.
package struct BenchError: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
