/// Names that somebody may have meant who wrote another one.
public enum CloseMatches {
  /// Up to three candidates, the closest first, whose distance is at most a third of their length.
  public static func of(_ given: String, among candidates: [String]) -> [String] {
    // A distance takes time in the product of both lengths, and no name of ours is this long.
    guard given.utf8.count <= 100 else { return [] }
    let given = Array(given.lowercased())
    return
      candidates
      .map { (name: $0, distance: distance(given, Array($0.lowercased()))) }
      .filter { $0.distance <= max(1, $0.name.count / 3) }
      .sorted { $0.distance < $1.distance }
      .prefix(3)
      .map(\.name)
  }

  /// Insertions, removals and replacements that make one from the other (Levenshtein).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, l) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, r) in right.enumerated() {
        let replaced = diagonal + (l == r ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
