internal import CLibPQ
internal import Glibc

extension Link {
  /// Of `nice`: about a tenth of the processor time that an ordinary process gets beside it.
  private static let niceness: CInt = 10

  /// Lets the backend, which has to be on this machine, leave the processors to all who ask for them.
  func lowerPriority() {
    // Refused where it is somebody else's and we are not root: that costs nothing but the priority.
    _ = setpriority(
      __priority_which_t(PRIO_PROCESS.rawValue), id_t(clamping: backendProcessID), Self.niceness)
  }
}
