import Foundation

/// What `postmaster.pid` says (PostgreSQL source, `miscadmin.h`): line 1 the process, line 8 its
/// status.
package struct PostmasterFile {
  package let processID: Int32
  package let isReady: Bool

  /// nil when there is none or it is only half written.
  package init?(dataPath: String) {
    guard let text = try? String(contentsOfFile: dataPath + "/postmaster.pid", encoding: .utf8)
    else {
      return nil  // no file, no server
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, let processID = Int32(first), processID > 0 else { return nil }
    self.processID = processID
    isReady = lines.count > 7 && lines[7].trimmingCharacters(in: .whitespaces) == "ready"
  }
}
