import FoundationEssentials

/// The file `.env`: settings, read strictly, so that none is set which nobody meant.
///
/// ```
/// # a comment
/// NAME=value                    # up to the first blank
/// export NAME='value as it stands'
/// NAME="value with \" \\ \$ \n \r \t"
/// ```
/// Nothing is expanded. A name may be given once; names of other programs are passed over.
struct EnvironmentFile {
  let values: [String: String]

  private static let bytesMax = 65_536

  /// - Parameter path: of a file that may be missing.
  /// - Throws: `StartError`, which names file and line and nothing of what stands there.
  init(path: String) throws(StartError) {
    guard FileManager.default.fileExists(atPath: path) else {
      values = [:]
      return
    }
    guard let data = try? Data(contentsOf: URL(filePath: path)), data.count <= Self.bytesMax else {
      throw StartError("\(path): cannot be read, or has more than \(Self.bytesMax) bytes")
    }
    do throws(EnvironmentLine.Flaw) {
      values = try Self.parse(Array(data))
    } catch {
      throw StartError("\(path), line \(error.line): \(error.reason)")
    }
  }

  static func parse(_ bytes: [UInt8]) throws(EnvironmentLine.Flaw) -> [String: String] {
    var values: [String: String] = [:]
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      var line = EnvironmentLine(bytes, number: index + 1)
      guard let (name, value) = try line.assignment() else { continue }
      guard values.updateValue(value, forKey: name) == nil else {
        throw line.flaw("\(name) is given a second time")
      }
    }
    return values
  }
}
