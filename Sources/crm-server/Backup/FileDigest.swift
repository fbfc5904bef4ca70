import Crypto
import Foundation

/// A file's length and SHA-256, read piece by piece.
struct FileDigest: Equatable {
  let bytes: Int
  let sha256: String

  private static let chunkBytes = 1_048_576

  init(path: String) throws {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw StartError("\(path) cannot be read")
    }
    var hash = SHA256()
    var bytes = 0
    while let chunk = try file.read(upToCount: Self.chunkBytes), !chunk.isEmpty {
      hash.update(data: chunk)
      bytes += chunk.count
    }
    try file.close()
    self.bytes = bytes
    sha256 = hash.finalize().map { byte in
      byte < 16 ? "0\(String(byte, radix: 16))" : String(byte, radix: 16)
    }.joined()
  }
}
