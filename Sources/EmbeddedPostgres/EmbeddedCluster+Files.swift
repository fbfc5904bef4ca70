import Foundation
public import Logging

extension EmbeddedCluster {
  /// The major version of the PostgreSQL that made the cluster of a state directory; nil when there is none.
  public static func version(in stateDirectory: String) throws -> String? {
    try StateDirectory(path: stateDirectory, account: .forPostgres).existingVersion()
  }

  /// The major version that makes new clusters.
  public static func newestVersion() throws -> String {
    URL(fileURLWithPath: try Binaries.find().folder).deletingLastPathComponent().lastPathComponent
  }

  /// Where the cluster's programs say what they do.
  public static func logFolder(of stateDirectory: String) -> String {
    StateDirectory(path: stateDirectory, account: .forPostgres).logPath
  }

  /// Makes a new cluster, has it filled, and puts it in the place of the one that may be there.
  ///
  /// The old one stays as it is until the new one is whole, and is kept beside it then.
  /// - Parameter isOverwriting: whether there may be one.
  /// - Returns: where the old one is now.
  /// - Throws: `EmbeddedPostgresError`, or what `fill` throws: then nothing has changed.
  public static func replace(
    in stateDirectory: String, isOverwriting: Bool, logger: Logger,
    fill: (EmbeddedCluster) async throws -> Void
  ) async throws -> String? {
    let directory = StateDirectory(path: stateDirectory, account: .forPostgres)
    try directory.prepare()
    let lock = try StateLock(path: directory.lockPath, stateDirectory: directory.path)
    defer { lock.release() }
    let isThere = try directory.existingVersion() != nil
    guard !isThere || isOverwriting else {
      throw EmbeddedPostgresError.hasCluster(directory: directory.path)
    }
    try directory.makeFolders()
    try await Predecessor(dataPath: directory.dataPath).end()
    let beside = StateDirectory(path: directory.path + "/restoring", account: directory.account)
    try await beside.clear()
    try await makeWhole(beside, logger: logger, fill)
    let old = isThere ? try directory.setAside() : nil
    try directory.adopt(beside)
    return old
  }

  private static func makeWhole(
    _ directory: StateDirectory, logger: Logger, _ fill: (EmbeddedCluster) async throws -> Void
  ) async throws {
    let cluster = try await start(
      stateDirectory: directory.path, durability: .durable, logger: logger)
    do {
      try await fill(cluster)
    } catch {
      await cluster.stop()
      try await directory.clear()
      throw error
    }
    await cluster.stop()
  }
}

extension StateDirectory {
  /// Removes it with everything in it.
  fileprivate func clear() async throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    try await Predecessor(dataPath: dataPath).end()
    try remove(path)
  }

  /// - Returns: what the data are called now.
  fileprivate func setAside() throws -> String {
    let stamp = Date().ISO8601Format().filter { $0.isNumber || $0 == "T" }
    let aside = "\(dataPath).before-\(stamp)"
    try move(dataPath, to: aside)
    return aside
  }

  /// Takes the data of another state directory, which ends.
  fileprivate func adopt(_ other: StateDirectory) throws {
    try move(other.dataPath, to: dataPath)
    try remove(other.path)
  }

  private func move(_ path: String, to target: String) throws {
    do {
      try FileManager.default.moveItem(atPath: path, toPath: target)
    } catch {
      throw EmbeddedPostgresError.fileSystem(path: path, action: "rename")
    }
  }
}
