internal import CLibFuzzer
internal import Glibc

/// libFuzzer's own `main` gives way to that which the package manager makes of `main.swift`.
package enum Fuzzer {
  /// Runs the program's target by the options and folders of the command line.
  package static func run() -> Never {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
      unsafe CommandLine
      .unsafeArgv
    exit(unsafe LLVMFuzzerRunDriver(&count, &arguments, LLVMFuzzerTestOneInput))
  }
}
