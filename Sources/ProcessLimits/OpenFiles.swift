import Glibc

/// How many files and sockets this process may have open (getrlimit(2), RLIMIT_NOFILE).
public enum OpenFiles {
  /// How many may be open now.
  public static var limit: Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
      return 0
    }
    return Int(clamping: limit.rlim_cur)
  }

  /// Raises the limit as far as the process may by itself. Most systems start programs with 1,024,
  /// and leave it to those that need more to ask.
  /// - Returns: the limit that now holds.
  public static func raiseLimit() -> Int {
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard unsafe getrlimit(resource, &limit) == 0 else { return 1_024 }
    let before = limit.rlim_cur
    // Beyond a million some programs, and PostgreSQL is started from here, walk through all of them.
    limit.rlim_cur = max(before, min(limit.rlim_max, 1_048_576))
    let isRaised = unsafe setrlimit(resource, &limit) == 0
    return Int(clamping: isRaised ? limit.rlim_cur : before)
  }
}
