import FoundationEssentials
import Glibc

/// Where a server keeps what is its machine's own: its key and its private cluster.
public enum StateDirectory {
  /// `/var/lib/crm-server` as root, else `crm-server` where the user's programs keep their state (XDG Base
  /// Directory Specification).
  public static var standard: String {
    if geteuid() == 0 { return "/var/lib/crm-server" }
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    let base =
      environment["XDG_STATE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(home)/.local/state"
    return "\(base)/crm-server"
  }
}
