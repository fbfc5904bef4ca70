import Glibc

/// Whether the kernel keeps the memory of a process that crashes in a file (getrlimit(2), RLIMIT_CORE).
public enum CoreDumps {
  /// Has neither this process nor those that it starts, PostgreSQL's among them, leave one.
  /// - Returns: whether that holds now.
  public static func forbid() -> Bool {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    return unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0
  }
}
