/// The program's version, as `--version` and Ping tell it.
enum Version {
  static let current = "0.1.0"
}
