extension Array {
  /// What goes into statements of many rows: fifty in each, and those left over one each, since every other
  /// number would be another statement to prepare.
  var inStatements: [ArraySlice<Element>] {
    let rowsPerStatement = 50
    let full = count / rowsPerStatement * rowsPerStatement
    let whole = stride(from: 0, to: full, by: rowsPerStatement).map {
      self[$0..<$0 + rowsPerStatement]
    }
    return whole + (full..<count).map { self[$0...$0] }
  }
}
