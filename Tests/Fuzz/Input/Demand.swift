/// Ends the process, which is what a fuzzer notices, unless `isTrue`. Takes expressions that throw,
/// as `precondition` does not.
package func demand(_ isTrue: Bool, file: StaticString = #file, line: UInt = #line) {
  precondition(isTrue, file: file, line: line)
}
