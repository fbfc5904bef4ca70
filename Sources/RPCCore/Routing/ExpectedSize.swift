import Synchronization

/// How large a method's responses have been lately, in bytes: what its next one will be, about.
package final class ExpectedSize: Sendable {
  private let average = Atomic(0)

  package init() {}

  package var bytes: Int { average.load(ordering: .relaxed) }

  package func add(_ bytes: Int) {
    let before = self.bytes
    // Two that add at one time may lose one of them: an average bears that.
    let after = before + (bytes - before) / 8
    if after != before { average.store(after, ordering: .relaxed) }
  }
}
