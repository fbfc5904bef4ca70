/// How crmctl ends, so that scripts can tell failures apart. 64 (wrong usage) is ArgumentParser's.
enum ExitStatus: Int32 {
  case failed = 1
  case badInput = 2
  case notFound = 3
  case conflict = 4
  case denied = 5
  case unavailable = 6

  static let table = """
    Exit status: 0 done, 1 failed for another reason, 2 bad input, 3 not found, 4 conflict (already \
    exists, changed since, wrong state), 5 not permitted, 6 unavailable or too late (try again), \
    64 wrong usage.
    """
}
