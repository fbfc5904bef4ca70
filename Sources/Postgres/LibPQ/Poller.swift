internal import CLibPQ
internal import Glibc

/// An epoll set and an eventfd to interrupt its wait.
///
/// The event thread waits and changes the set; any thread may `wake()`.
final class Poller: Sendable {
  struct Event {
    let descriptor: Int32
    let isReadable: Bool
    let isWritable: Bool
  }

  private let epoll: Int32
  private let wakeUp: Int32

  init() {
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    wakeUp = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
    precondition(epoll >= 0 && wakeUp >= 0, "no file descriptor left for the event thread")
    // Each wake-up is told once, whether the last one was read or not: so none has to be.
    change(EPOLL_CTL_ADD, wakeUp, EPOLLIN.rawValue | EPOLLET.rawValue)
  }

  deinit {
    close(wakeUp)
    close(epoll)
  }

  func wake() {
    var one: UInt64 = 1
    _ = unsafe write(wakeUp, &one, 8)
  }

  func add(_ descriptor: Int32) {
    change(EPOLL_CTL_ADD, descriptor, EPOLLIN.rawValue)
  }

  func watchWritable(_ descriptor: Int32, _ isWatched: Bool) {
    change(
      EPOLL_CTL_MOD, descriptor, isWatched ? EPOLLIN.rawValue | EPOLLOUT.rawValue : EPOLLIN.rawValue
    )
  }

  /// To be called before the descriptor is closed: its number may come back at once.
  func remove(_ descriptor: Int32) {
    change(EPOLL_CTL_DEL, descriptor, 0)
  }

  /// Waits for events and appends them; the wake-up itself is swallowed.
  ///
  /// - Parameter milliseconds: at most that long; -1 without limit.
  func wait(milliseconds: Int32, into events: inout [Event]) {
    unsafe withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: 64) { buffer in
      let count = unsafe epoll_wait(epoll, buffer.baseAddress, 64, milliseconds)
      guard count > 0 else { return }
      for index in 0..<Int(count) {
        let event = unsafe buffer[index]
        let descriptor = unsafe event.data.fd
        if descriptor == wakeUp { continue }
        let bits = unsafe event.events
        events.append(
          Event(
            descriptor: descriptor,
            isReadable: bits & ~EPOLLOUT.rawValue != 0,
            isWritable: bits & EPOLLOUT.rawValue != 0))
      }
    }
  }

  private func change(_ operation: Int32, _ descriptor: Int32, _ bits: UInt32) {
    var event = unsafe epoll_event()
    unsafe event.events = bits
    unsafe event.data.fd = descriptor
    _ = unsafe epoll_ctl(epoll, operation, descriptor, &event)
  }
}
