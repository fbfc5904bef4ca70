internal import CExecInfo
import Glibc

/// What a crash of this process says.
///
/// Swift's runtime prints the registers and the memory that they point to, in which a customer may stand. It reads
/// SWIFT_BACKTRACE before any code of ours runs, and beginning the program anew to set it would double its start; so its
/// place is taken: one line for the signal, and the stack as addresses (backtrace(3)).
public enum CrashReports {
  /// Unless SWIFT_BACKTRACE says what the runtime is to do: then it does.
  public static func showNoMemory() {
    guard unsafe getenv("SWIFT_BACKTRACE") == nil else { return }
    // The first call loads a library, for which it is too late in a crash.
    _ = unsafe backtrace(frames, 1)
    for number in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] {
      signal(number, report)
    }
  }
}

private let framesMax: Int32 = 128

// Allocated while memory can be. Two threads that crash at once mix their stacks.
nonisolated(unsafe) private let frames =
  UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(capacity: Int(framesMax))

/// Calls nothing that is not allowed in a signal's handler (signal-safety(7)), then lets the signal do what it does.
private func report(number: Int32) {
  switch number {
  case SIGABRT: say("crashed (SIGABRT)")
  case SIGBUS: say("crashed (SIGBUS)")
  case SIGFPE: say("crashed (SIGFPE)")
  case SIGILL: say("crashed (SIGILL)")
  case SIGSEGV: say("crashed (SIGSEGV)")
  case SIGTRAP: say("crashed (SIGTRAP)")
  default: say("ended (SIGQUIT)")
  }
  say("; its stack:\n")
  unsafe backtrace_symbols_fd(frames, backtrace(frames, framesMax), STDERR_FILENO)
  signal(number, SIG_DFL)
  raise(number)
}

private func say(_ text: StaticString) {
  _ = unsafe write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
}
