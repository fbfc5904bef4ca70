/// A method by its full name, `package.Service/Method`.
package struct MethodName: Sendable, Hashable {
  package let service: String
  package let method: String

  package init(service: String, method: String) {
    self.service = service
    self.method = method
  }

  /// A name without a slash is all service, which every server answers UNIMPLEMENTED.
  package init(_ fullName: String) {
    let slash = fullName.lastIndex(of: "/") ?? fullName.endIndex
    service = String(fullName[..<slash])
    method = String(fullName[slash...].dropFirst())
  }
}
