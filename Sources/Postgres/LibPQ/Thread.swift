internal import CLibPQ
internal import Glibc

/// Runs work that may block on a detached thread of its own.
///
/// - Returns: false when the system gives no thread; the work then is dropped.
func startThread(named name: String, _ work: @escaping @Sendable () -> Void) -> Bool {
  let start = unsafe Unmanaged.passRetained(ThreadStart(name: name, work: work))
  var attributes = pthread_attr_t()
  unsafe pthread_attr_init(&attributes)
  defer { unsafe pthread_attr_destroy(&attributes) }
  unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  var thread = pthread_t()
  let failure = unsafe pthread_create(
    &thread, &attributes,
    { context in
      guard let context = unsafe context else { return nil }
      let start = unsafe Unmanaged<ThreadStart>.fromOpaque(context).takeRetainedValue()
      unsafe name_current_thread(start.name)
      start.work()
      return nil
    }, start.toOpaque())
  if failure != 0 { unsafe start.release() }
  return failure == 0
}

private final class ThreadStart: Sendable {
  /// At most 15 bytes, Linux's limit.
  let name: String
  let work: @Sendable () -> Void

  init(name: String, work: @escaping @Sendable () -> Void) {
    self.name = name
    self.work = work
  }
}
