internal import CLibPQ
internal import Glibc

extension Link {
  /// Of `nice`: about a tenth of the processor time that an ordinary process gets beside it.
  private static let niceness: CInt = 10
  /// Of its session: a third. A tenth is too little beside PostgreSQL's own work, such as its vacuum.
  private static let sessionNiceness = 5

  /// Lets the backend, which has to be on this machine, leave the processors to all who ask for them.
  ///
  /// Each backend is a session of its own. Where Linux groups processes by session (`sched_autogroup_enabled`,
  /// as on Debian), a process's niceness counts within its group alone, so the group has one as well.
  /// Both are refused where the backend is somebody else's and we are not root: that costs nothing
  /// but the priority.
  func lowerPriority() {
    let backend = backendProcessID
    _ = setpriority(
      __priority_which_t(PRIO_PROCESS.rawValue), id_t(clamping: backend), Self.niceness)
    let group = unsafe open("/proc/\(backend)/autogroup", O_WRONLY | O_CLOEXEC)
    guard group >= 0 else { return }
    defer { close(group) }
    let text = "\(Self.sessionNiceness)"
    _ = unsafe write(group, text, text.utf8.count)
  }
}
