/// How far two words are apart: letters added, left out, exchanged, or swapped with their neighbour.
///
/// Optimal string alignment distance; quadratic in the words' lengths.
enum EditDistance {
  /// Whether a word may be meant for another: one slip in a short word, two from six letters on.
  static func isSlip(_ left: String, for right: String) -> Bool {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    let most = min(left.count, right.count) < 6 ? 1 : 2
    return abs(left.count - right.count) <= most && between(left, right) <= most
  }

  static func between(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        let exchanged = last[j] + (left[i] == right[j] ? 0 : 1)
        var best = min(exchanged, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
